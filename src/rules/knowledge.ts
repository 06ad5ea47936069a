/** The parsed data files: path below `data/` → YAML value, or the rows of a TSV with its header row. */
export interface KnowledgeSource {
  readonly files: Readonly<Record<string, unknown>>;
}
