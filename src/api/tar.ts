const BLOCK = 512;

/** A file of a tar archive, with its path in ASCII. */
export interface TarFile {
  readonly path: string;
  readonly text: string;
}

/** Writes files as a tar archive (ustar), piece by piece. */
export function* writeTar(files: Iterable<TarFile>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const { path, text } of files) {
    const body = encoder.encode(text);
    yield encoder.encode(header(path, body.length));
    yield body;
    yield new Uint8Array((BLOCK - (body.length % BLOCK)) % BLOCK);
  }
  yield new Uint8Array(2 * BLOCK);
}

function header(path: string, size: number): string {
  if (!/^[\x21-\x7e]{1,99}$/.test(path)) throw new RangeError(`${path} is no path for a tar file`);
  const octal = (n: number, width: number): string => `${n.toString(8).padStart(width - 1, '0')}\0`;
  const fields = [
    path.padEnd(100, '\0'),
    octal(0o644, 8),
    octal(0, 8),
    octal(0, 8),
    octal(size, 12),
    octal(0, 12),
    ' '.repeat(8),
    '0',
    '\0'.repeat(100),
    'ustar\0',
    '00',
  ].join('');
  const sum = [...fields].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0);
  const summed = `${fields.slice(0, 148)}${sum.toString(8).padStart(6, '0')}\0 ${fields.slice(156)}`;
  return summed.padEnd(BLOCK, '\0');
}
