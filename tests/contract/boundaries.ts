/** Which file may import what: one list of what is stopped and one of what is allowed a boundary. */

export interface Boundary {
  /** Where the imports are written: the path decides what is allowed. */
  file: string;
  stopped: string[];
  allowed: string[];
}

const ADAPTERS = ['ingress', 'customerio', 'pubsub'];
/** Package → the one folder of shared/ that may import it. */
const ONLY_IMPORTER = {
  'customerio-node': 'customerio',
  'google-auth-library': 'pubsub',
};
const PACKAGES = [
  ...Object.keys(ONLY_IMPORTER),
  '@google-cloud/pubsub',
  '@google-cloud/bigquery',
  '@google-cloud/functions-framework',
];
const withSubpaths = (names: string[]) => names.flatMap((name) => [name, `${name}/build/inner.js`]);
const TOOLS = ['local/start.ts', 'cli/relay.ts', 'tests/seed.ts', 'bench/start.ts', 'build.ts'];
const outsideOf = (...folders: string[]) => [...TOOLS, ...folders].map((path) => `../../${path}`);

const adapterBoundaries = ADAPTERS.map((name): Boundary => {
  const others = ADAPTERS.filter((other) => other !== name).map((other) => `../${other}/x.ts`);
  const own = Object.entries(ONLY_IMPORTER).flatMap(([vendor, importer]) =>
    importer === name ? [vendor] : [],
  );
  return {
    file: `shared/${name}/x.ts`,
    stopped: [
      ...others,
      '../unheard-of/x.ts',
      ...outsideOf('functions/track.ts'),
      ...withSubpaths(PACKAGES).filter((vendor) => !own.includes(vendor)),
      'node:process',
    ],
    allowed: [
      './y.ts',
      '../contract/ids.ts',
      '../runtime/clock.ts',
      '../../schemas/operations.json',
      'node:fs/promises',
      ...own,
    ],
  };
});

export const BOUNDARIES: Boundary[] = [
  ...adapterBoundaries,
  {
    file: 'shared/contract/x.ts',
    stopped: [
      ...['runtime', ...ADAPTERS].map((folder) => `../${folder}/x.ts`),
      ...outsideOf('functions/track.ts'),
      ...withSubpaths(PACKAGES),
      ...['node:fs', 'node:fs/promises', 'node:http', 'node:net', 'node:child_process', 'node:process'],
    ],
    allowed: [
      './ids.ts',
      './generated/types.ts',
      '../../schemas/operations.json',
      'node:crypto',
      'node:buffer',
    ],
  },
  {
    file: 'shared/contract/command/x.ts',
    stopped: ['../../runtime/clock.ts', '../../pubsub/x.ts', 'node:fs'],
    allowed: ['./y.ts', '../ids.ts', '../generated/types.ts'],
  },
  {
    file: 'shared/runtime/x.ts',
    stopped: [
      ...ADAPTERS.map((folder) => `../${folder}/x.ts`),
      ...outsideOf('functions/track.ts'),
      ...withSubpaths(PACKAGES),
      'node:process',
    ],
    allowed: ['./clock.ts', '../contract/ids.ts', 'node:fs'],
  },
  {
    file: 'shared/pubsub/deeper/x.ts',
    stopped: ['../../ingress/x.ts', '../../../build.ts'],
    allowed: ['../y.ts', '../../contract/ids.ts', '../../runtime/clock.ts'],
  },
  {
    file: 'shared/unheard-of/x.ts',
    stopped: ['./y.ts', '../contract/ids.ts', 'node:fs', ...withSubpaths(PACKAGES)],
    allowed: [],
  },
  { file: 'shared/x.ts', stopped: ['./contract/ids.ts', '../schemas/operations.json'], allowed: [] },
  {
    file: 'functions/x.ts',
    stopped: [
      './track.ts',
      '../build.ts',
      '../local/start.ts',
      '../tests/seed.ts',
      ...withSubpaths(PACKAGES),
    ],
    allowed: ['./wiring/serve.ts', '../shared/contract/ids.ts', '../schemas/operations.json'],
  },
  {
    file: 'functions/index.ts',
    stopped: ['../build.ts', '../local/start.ts', ...withSubpaths(PACKAGES)],
    allowed: ['./track.ts', '../shared/runtime/config.ts'],
  },
  {
    file: 'functions/wiring/x.ts',
    stopped: [
      '../track.ts',
      '../../build.ts',
      '../../cli/relay.ts',
      'customerio-node',
      '@google-cloud/pubsub',
    ],
    allowed: ['./serve.ts', '../../shared/pubsub/publisher.ts', '@google-cloud/functions-framework'],
  },
  { file: 'functions/unheard-of/x.ts', stopped: ['../track.ts', '../../build.ts'], allowed: [] },
  {
    file: 'schemas/x.ts',
    stopped: ['../shared/contract/ids.ts', '../functions/track.ts', ...TOOLS.map((path) => `../${path}`)],
    allowed: ['./generate/outputs.ts', 'ajv', 'node:fs'],
  },
  {
    file: 'local/x.ts',
    stopped: ['../functions/track.ts', '../cli/relay.ts', ...withSubpaths(['customerio-node'])],
    allowed: ['./stack/stack.ts', '../shared/contract/ids.ts', '../build.ts', '@google-cloud/pubsub'],
  },
  ...['cli', 'bench'].map((folder) => ({
    file: `${folder}/x.ts`,
    stopped: withSubpaths(['customerio-node']),
    allowed: ['../local/stack/stack.ts', '../shared/contract/ids.ts', '@google-cloud/bigquery'],
  })),
  { file: 'tests/x.ts', stopped: [], allowed: ['customerio-node', '../functions/track.ts', '../build.ts'] },
];
