// `node bench/times-vs-chrono.ts [--misses]`: prints the scores of `score-times.ts`.
import { scoreTimes } from './score-times.ts';

for (const { reader, half, hit, of, misses } of scoreTimes()) {
  if (process.argv.includes('--misses')) {
    for (const { row, read } of misses) {
      console.error(`${reader}: ${row.text} → ${read}, not ${row.expect}`);
    }
  }
  const percent = ((100 * hit) / of).toFixed(1);
  console.log(`${reader.padEnd(18)} ${half.padEnd(9)} ${hit}/${of} (${percent} %)`);
}
