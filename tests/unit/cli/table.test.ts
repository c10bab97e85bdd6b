import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { fitWidths, renderTable } from '../../../cli/table.ts';
import { printable } from '../../../cli/text.ts';
import { createWorld } from '../../helpers/cli/test-io.ts';

const COLUMNS = [{ name: 'name' }, { name: 'n', align: 'right' }] as const;
const ESCAPE = String.fromCharCode(27);

describe('a table', () => {
  it('aligns its columns and shows NULL', async () => {
    const text = await renderTable(
      COLUMNS,
      [
        ['ann', '1'],
        [null, '12'],
      ],
      createWorld().io,
    );
    assert.equal(
      text,
      [
        '┌──────┬────┐',
        '│ name │  n │',
        '├──────┼────┤',
        '│ ann  │  1 │',
        '│ NULL │ 12 │',
        '└──────┴────┘',
        '',
      ].join('\n'),
    );
  });

  it('shortens nothing where it is no terminal that it goes to', async () => {
    const long = 'x'.repeat(500);
    assert.ok((await renderTable(COLUMNS, [[long, '1']], createWorld().io)).includes(long));
  });

  it('is one table however many rows there are', async () => {
    const rows = Array.from({ length: 10_000 }, (_unused, at) => [`row ${at}`, null]);
    const lines = (await renderTable(COLUMNS, rows, createWorld().io)).trimEnd().split('\n');
    assert.equal(lines.filter((line) => !line.startsWith('│')).length, 3);
    assert.deepEqual(
      lines.flatMap((line) => /row \d+/.exec(line) ?? []),
      rows.map(([name]) => name),
    );
  });

  it('shortens the widest column first on a terminal', async () => {
    const text = await renderTable(COLUMNS, [['x'.repeat(500), '123456']], createWorld({ columns: 40 }).io);
    assert.match(text, /…/);
    assert.ok(text.includes('123456'));
  });

  it('puts one record after the other where columns would say nothing', async () => {
    const names = Array.from({ length: 30 }, (_unused, at) => ({ name: `column_${at}` }));
    const row = names.map(() => 'a value that is quite long');
    const text = await renderTable(names, [row, row], createWorld({ columns: 60 }).io);
    assert.equal(text.match(/column_29/g)?.length, 2);
    assert.match(text, /── 2 ─/);
  });

  it('emphasises on a terminal only, and not against NO_COLOR', async () => {
    const render = (options: Parameters<typeof createWorld>[0]) =>
      renderTable(COLUMNS, [[null, '1']], createWorld(options).io);
    assert.ok((await render({ columns: 80 })).includes(ESCAPE));
    assert.ok(!(await render({ columns: 80, env: { NO_COLOR: '1' } })).includes(ESCAPE));
    assert.ok(!(await render({})).includes(ESCAPE));
  });

  it('never passes on what a terminal would act on', async () => {
    const text = await renderTable(COLUMNS, [[`a\n${ESCAPE}[2J\u202eb\tc`, '1']], createWorld().io);
    assert.ok(text.includes('a\\n\\u001b[2J\\u202eb\\tc'));
  });

  it('never exceeds the terminal, whatever is in it', async () => {
    const cell = fc.oneof(fc.constant(null), fc.string({ unit: 'binary', maxLength: 200 }), fc.string());
    const tables = fc.integer({ min: 1, max: 8 }).chain((width) =>
      fc.record({
        names: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: width, maxLength: width }),
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 4 }),
        columns: fc.integer({ min: 30, max: 200 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(tables, async ({ names, rows, columns }) => {
        const io = createWorld({ columns, env: { NO_COLOR: '1' } }).io;
        const text = await renderTable(
          names.map((name) => ({ name })),
          rows,
          io,
        );
        for (const line of text.split('\n')) assert.ok(stringWidth(line) <= columns, line);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the widths of columns', () => {
  it('stay natural where they fit', () => assert.deepEqual(fitWidths([3, 5], 8), [3, 5]));
  it('share what the narrow ones leave', () => assert.deepEqual(fitWidths([3, 50, 80], 43), [3, 20, 20]));
  it('are none where a shortened column would say nothing', () =>
    assert.equal(fitWidths([30, 30, 30], 20), undefined));

  it('never sum up to more than there is, and never exceed the natural ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 300 }),
        (natural, available) => {
          const widths = fitWidths(natural, available);
          if (widths === undefined) return;
          assert.ok(widths.reduce((sum, width) => sum + width, 0) <= available);
          assert.ok(widths.every((width, at) => width <= (natural[at] ?? 0)));
        },
      ),
    );
  });
});

describe('text', () => {
  it('stays as it is where nothing in it is dangerous', () =>
    assert.equal(printable('Réçu n° 42 – merci ✅'), 'Réçu n° 42 – merci ✅'));
});
