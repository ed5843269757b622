// 一组设定写进地址的片段里，别人打开就是同样的画面：#try=编号&控件=取值&…，
// 对照是情景时写vs=情景编号，是固定下来的设定时逐项写vs.控件=取值。
export type Value = number | string;
export type Settings = Record<string, Value>;

export interface Shared {
  id: string;
  settings: Record<string, string>;
  baseline: string | Record<string, string>;
}

const PINNED = 'vs.';

/** 写成片段，带“#”。 */
export function fragment(id: string, settings: Settings, baseline: string | Settings): string {
  const parts = new URLSearchParams({ try: id });
  for (const [name, value] of Object.entries(settings)) parts.set(name, String(value));
  if (typeof baseline === 'string') parts.set('vs', baseline);
  else for (const [name, value] of Object.entries(baseline)) parts.set(PINNED + name, String(value));
  return `#${parts}`;
}

/** 读地址里的片段；不是一组设定就是`undefined`。 */
export function shared(hash: string = location.hash): Shared | undefined {
  const parts = new URLSearchParams(hash.slice(1));
  const id = parts.get('try');
  if (!id) return undefined;
  const settings: Record<string, string> = {};
  const pinned: Record<string, string> = {};
  for (const [name, value] of parts) {
    if (name.startsWith(PINNED)) pinned[name.slice(PINNED.length)] = value;
    else if (name !== 'try' && name !== 'vs') settings[name] = value;
  }
  return { id, settings, baseline: Object.keys(pinned).length ? pinned : (parts.get('vs') ?? '') };
}
