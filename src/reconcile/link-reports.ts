import type { CodedReport } from '../model/coded-report.ts';
import { type Clustering, type ClusterOptions, clusterEvents } from './cluster.ts';
import { eventKey, type LinkableEvent, linkableEvents } from './linkable-event.ts';
import { findCopyPairs, groupCopies, sketchText } from './near-duplicates.ts';

export interface LinkOptions extends ClusterOptions {
  /** Raw texts by report id; without them only the coded values are compared. */
  readonly texts?: ReadonlyMap<string, string>;
}

/**
 * Links the events of several reports: gives every event its `incident`, shared by those that tell the
 * same occurrence. The result does not depend on the order of the reports.
 */
export function linkReports(
  reports: readonly CodedReport[],
  options: LinkOptions = {},
): readonly CodedReport[] {
  const { incidents } = clusterEvents(prepareEvents(reports, options.texts), options);
  return reports.map((report) => withIncidents(report, incidents));
}

/** The events of all reports as linking compares them, with the copies among the reports found. */
export function prepareEvents(
  reports: readonly CodedReport[],
  texts: ReadonlyMap<string, string> = new Map(),
): readonly LinkableEvent[] {
  const sketches = new Map([...texts].map(([id, text]) => [id, sketchText(text)]));
  const copies = groupCopies(sketches.keys(), findCopyPairs(sketches));
  return reports.flatMap((report) =>
    linkableEvents(report, {
      text: texts.get(report.report.id),
      copyGroup: copies.get(report.report.id),
    }),
  );
}

/** A coded report with the incidents of its events filled in. */
export function withIncidents(
  report: CodedReport,
  incidents: Clustering['incidents'],
): CodedReport {
  return {
    ...report,
    events: report.events.map((event) => ({
      ...event,
      incident: incidents.get(eventKey(report.report.id, event.id)) ?? event.incident,
    })),
  };
}
