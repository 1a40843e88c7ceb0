// A process that annotates one article over and over and says which saves are done, so that a test
// can kill it at any moment.

import { writeSync } from 'node:fs';
import { replaceAnnotations } from '../../src/core/model/edit';
import { nodeFileSystem } from '../../src/node/fileSystem';
import { annotate, openSession } from './openSession';

const [folder = '', file = '', saves = '0'] = process.argv.slice(2);
const { session, errors } = openSession(nodeFileSystem(folder), file);
await session.settled();
writeSync(1, 'open\n');
for (let i = 0; i < Number(saves); i += 1) {
  const id = annotate(session, i * 7);
  await session.settled();
  if (session.state.persistence.kind === 'saved') writeSync(1, `saved ${id}\n`);
  else writeSync(2, `${JSON.stringify(session.state.persistence)}\n`);
  const { layer } = session.state;
  const [first] = layer.annotations;
  if (i % 3 === 0 && first) {
    session.apply(replaceAnnotations(layer, [{ ...first, note: `edit ${i}` }]));
    await session.settled();
  }
}
for (const error of errors) writeSync(2, `${String(error)}\n`);
writeSync(1, 'done\n');
