// 作答记录：格式、校验、合并。格式见docs/architecture.md，与JupyterLab的进度库相同。
import * as store from './store';
import { words } from './words';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Verdict = 'correct' | 'partial' | 'incorrect' | 'invalid' | 'recorded';

export interface Attempt {
  id: string;
  exercise: string;
  at: string;
  verdict: Verdict;
  score: number;
  answer: Json;
  host: string;
}

export const KEY = 'progress';
/** 本页刚记了一次作答。 */
export const RECORDED_EVENT = 'course:recorded';
export const LARGEST_FILE = 5_000_000;
const FIELDS = 'answer,at,exercise,host,id,score,verdict';
const VERDICTS = new Set(['correct', 'partial', 'incorrect', 'invalid', 'recorded']);

/** 全部作答。存着的东西读不懂时，移到一旁再从空白开始。 */
export function attempts(): Attempt[] {
  const text = store.load(KEY);
  if (text === null) return [];
  try {
    return parse(text);
  } catch {
    store.setAside(KEY);
    return [];
  }
}

/** 记一次作答。写之前重读，另一个标签页刚写的不会丢。 */
export function record(attempt: Omit<Attempt, 'id' | 'at' | 'host'>): void {
  merge([{ ...attempt, id: uuid(), at: new Date().toISOString(), host: 'page' }]);
  document.dispatchEvent(new Event(RECORDED_EVENT));
}

/** 按编号取并集，返回新增了几条。 */
export function merge(more: Attempt[]): number {
  const known = new Map(attempts().map((attempt) => [attempt.id, attempt]));
  const before = known.size;
  for (const attempt of more) if (!known.has(attempt.id)) known.set(attempt.id, attempt);
  if (known.size > before) store.save(KEY, serialize([...known.values()]));
  return known.size - before;
}

export function serialize(list: Attempt[]): string {
  const sorted = [...list].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return JSON.stringify({ format: 'course-progress', version: 1, attempts: sorted });
}

/** 读一份学习进度的JSON，逐项核对；有一处不对就整份拒绝，以一句中文报错。 */
export function parse(text: string): Attempt[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error(words.notJson);
  }
  if (!isObject(data) || data.format !== 'course-progress' || !Array.isArray(data.attempts)) throw new Error(words.foreign);
  if (data.version !== 1) throw new Error(words.otherVersion);
  return data.attempts.map((item: unknown, index) => {
    if (!isAttempt(item)) throw new Error(words.badAttempt(index + 1));
    const { id, exercise, at, verdict, score, answer, host } = item;
    return { id, exercise, at, verdict, score, answer, host };
  });
}

// 与exercises/attempts.py同一套规矩
function isAttempt(item: unknown): item is Attempt {
  return (
    isObject(item) &&
    Object.keys(item).sort().join() === FIELDS &&
    isName(item.id) &&
    isName(item.exercise) &&
    isTime(item.at) &&
    typeof item.verdict === 'string' &&
    VERDICTS.has(item.verdict) &&
    typeof item.score === 'number' &&
    item.score >= 0 &&
    item.score <= 1 &&
    (item.host === 'page' || item.host === 'lab')
  );
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 100;
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// crypto.randomUUID只在安全上下文里有，教室里用http打开时没有
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
