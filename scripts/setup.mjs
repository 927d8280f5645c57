// npm run setup: does everything npm start does before it runs the program.
import { runMain } from './lib/errors.mjs';
import { Progress } from './lib/progress.mjs';
import { SETUP_STEPS, setUp } from './lib/setup.mjs';

await runMain(async () => {
  const { node, packages, worker, client } = await setUp(new Progress(SETUP_STEPS));
  const lines = [
    `packages      ${packages}`,
    `Node          ${node}`,
    `media worker  ${worker.source}: ${worker.path}`,
    `client        ${client}`,
  ];
  process.stderr.write(`Ready.\n${lines.map((line) => `  ${line}\n`).join('')}`);
  return 0;
});
