import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readTelegram } from './read-telegram.ts';
import type { ReportInput } from './report-input.ts';

const CHAT = {
  name: 'مراسلون (خيالية)',
  type: 'public_channel',
  id: 1234,
  messages: [
    { id: 1, type: 'service', action: 'create_channel', text: '' },
    { id: 2, type: 'message', date: '2025-11-24T23:50:00', text: 'قصف على {حي} "الصناعة" \\ ليلاً' },
    {
      id: 3,
      type: 'message',
      date: '2025-11-25T00:10:00',
      forwarded_from: 'شبكة أخرى',
      text: ['مقتل ', { type: 'bold', text: 'ثلاثة' }, ' مدنيين'],
      reactions: [{ type: 'emoji', count: 2 }],
    },
    { id: 4, type: 'message', date: '2025-11-25T00:20:00', text: '', photo: 'photos/a.jpg' },
  ],
};

describe('a Telegram export', () => {
  test('of one chat has a report a message with text', async () => {
    const inputs = await read(JSON.stringify(CHAT));
    expect(inputs).toMatchObject([
      {
        origin: 'result.json#2',
        report: {
          id: '1234-2',
          text: 'قصف على {حي} "الصناعة" \\ ليلاً',
          published: '2025-11-24',
          outlet: 'مراسلون (خيالية)',
          forwardedFrom: undefined,
        },
      },
      { report: { id: '1234-3', text: 'مقتل ثلاثة مدنيين', forwardedFrom: 'شبكة أخرى' } },
      { error: { code: 'no-text', message: /only photo/ } },
    ]);
  });

  test('of all chats keeps them apart', async () => {
    const other = { ...CHAT, name: 'أخرى', id: 99, messages: [CHAT.messages[1]] };
    const inputs = await read(
      JSON.stringify({ about: 'x', chats: { about: 'y', list: [CHAT, other] } }, undefined, 1),
    );
    expect(inputs.at(-1)).toMatchObject({ report: { id: '99-2', outlet: 'أخرى' } });
    expect(inputs).toHaveLength(4);
  });

  test('is read the same however it is cut into chunks', async () => {
    const whole = await read(JSON.stringify(CHAT));
    for (const size of [1, 2, 3, 7, 64])
      expect(await read(JSON.stringify(CHAT), size)).toEqual(whole);
  });

  test.each([
    {
      name: 'breaks off',
      json: JSON.stringify(CHAT).slice(0, -40),
      code: 'bad-telegram',
      reports: 2,
    },
    { name: 'has no messages', json: '{"name":"x","list":[]}', code: 'bad-telegram', reports: 0 },
    { name: 'is no JSON', json: 'نص', code: 'bad-telegram', reports: 0 },
    { name: 'is empty', json: '', code: 'bad-telegram', reports: 0 },
    {
      name: 'is nested a million deep',
      json: '['.repeat(1_000_000),
      code: 'bad-telegram',
      reports: 0,
    },
    {
      name: 'has ten million braces',
      json: '{'.repeat(10_000_000),
      code: 'bad-telegram',
      reports: 0,
    },
  ])('that $name says so', async ({ json, code, reports }) => {
    const inputs = await read(json, 65_536);
    expect(inputs.filter((input) => 'report' in input)).toHaveLength(reports);
    expect(inputs.at(-1)).toMatchObject({ error: { code } });
  });

  test('with a message of 50 MB passes over it', async () => {
    const long = {
      ...CHAT,
      messages: [{ id: 1, type: 'message', text: 'ق'.repeat(25_000_000) }, CHAT.messages[1]],
    };
    const inputs = await read(JSON.stringify(long), 1_000_000);
    expect(inputs).toMatchObject([{ error: { code: 'too-large' } }, { report: { id: '1234-2' } }]);
  });

  test('of 200 MB streams by in little memory', async () => {
    const message = Buffer.from(
      `,${JSON.stringify({ id: 5, type: 'message', text: 'قصف '.repeat(500) })}`,
    );
    const size = 200_000_000;
    async function* chunks(): AsyncGenerator<Buffer> {
      yield Buffer.from('{"name":"x","messages":[{"id":1,"type":"message","text":"أ"}');
      const part = Buffer.concat(Array.from({ length: 60 }, () => message));
      for (let sent = 0; sent < size; sent += part.length) yield part;
      yield Buffer.from(']}');
    }
    const from = performance.now();
    const before = process.memoryUsage().rss;
    let reports = 0;
    let most = 0;
    for await (const input of readTelegram(chunks(), 'result.json')) {
      if ('report' in input) reports++;
      if (reports % 1000 === 0) most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(reports).toBeGreaterThan(40_000);
    expect(most).toBeLessThan(300_000_000);
    expect(performance.now() - from).toBeLessThan(30_000);
  }, 60_000);
});

async function read(json: string, size = 1 << 20): Promise<readonly ReportInput[]> {
  const bytes = Buffer.from(json);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const inputs: ReportInput[] = [];
  for await (const input of readTelegram(Readable.from(chunks), 'result.json')) inputs.push(input);
  return inputs;
}
