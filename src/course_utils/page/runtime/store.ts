// 浏览器的本地存储。存不了就退到内存里，并且说一次。
import { notice } from './dom';
import { words } from './words';

const PREFIX = 'course:';
const memory = new Map<string, string | null>();
let lasting = true;

/** 从此只用内存，也不看以前存的：放映时每次都从头答起，教师的演示也不算进学习进度。 */
export function onlyMemory(): void {
  lasting = false;
}

function inMemory(key: string, value: string | null): void {
  memory.set(key, value);
  notice(words.memoryOnly);
}

/** 读`course:键`；没有就是`null`。 */
export function load(key: string): string | null {
  const kept = memory.get(key);
  if (kept !== undefined || !lasting) return kept ?? null;
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** 写`course:键`，返回是否真的存下了；`null`表示删除。 */
export function save(key: string, value: string | null): boolean {
  if (!lasting) {
    memory.set(key, value);
    return true;
  }
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
    memory.delete(key);
    return true;
  } catch {
    inMemory(key, value);
    return false;
  }
}

/** 读不懂的值原样移到一旁；连移的地方都没有，就不动它，改记在内存里。 */
export function setAside(key: string): void {
  const value = load(key);
  if (value === null) return;
  const aside = `${key}:broken:${Date.now()}`;
  try {
    localStorage.setItem(PREFIX + aside, value);
    localStorage.removeItem(PREFIX + key);
    notice(words.setAside(PREFIX + aside));
  } catch {
    memory.set(key, null);
    notice(words.brokenKept);
  }
}

/** 以`start`开头的键全部删除。 */
export function clear(start: string): void {
  for (const key of [...memory.keys()]) if (key.startsWith(start)) memory.delete(key);
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX + start)) localStorage.removeItem(key);
  } catch {
    // 存储被禁用时，本来就只有内存里的
  }
}

/** 另一个标签页改了`course:键`时通知。 */
export function onChange(key: string, act: () => void): void {
  addEventListener('storage', (event) => {
    if (event.key === PREFIX + key || event.key === null) act();
  });
}
