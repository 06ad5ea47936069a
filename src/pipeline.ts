import { codeEvents } from './extract/code-events.ts';
import type { Knowledge } from './extract/knowledge.ts';
import { readScene } from './extract/scene.ts';
import type { CodedReport } from './model/coded-report.ts';
import type { Report } from './model/report.ts';

/**
 * Codes one report: text → tokens → mentions → pieces of events → events, tallies and diagnostics.
 * Synchronous and deterministic: the same report and knowledge give the same result, byte for byte.
 */
export function codeReport(report: Report, knowledge: Knowledge): CodedReport {
  const scene = readScene(report, knowledge);
  const { events, tallies, diagnostics } = codeEvents(scene, knowledge.speakers);
  return {
    report: {
      id: report.id,
      published: report.published ?? null,
      outlet: report.outlet ?? null,
      title: report.title ?? null,
      url: report.url ?? null,
      sha256: report.sha256 ?? null,
    },
    events,
    tallies,
    diagnostics,
  };
}
