/** The seed of a run: printed, and repeated with SEED=<number>. */

// biome-ignore lint/style/noProcessEnv: how a run is repeated
const given = process.env.SEED;

export const SEED = given === undefined ? Date.now() % 1_000_000 : Number(given);
process.stdout.write(`# SEED=${SEED}\n`);
