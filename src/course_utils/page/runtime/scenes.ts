// 画面从哪里来：构建时算好的缓存，查不到再问Python。
import { python } from './python';
import { gunzip, unbase64 } from './unpack';
import { loadScript } from './urls';

export type ChartOption = Record<string, unknown>;
export type DrawChart = (box: HTMLElement, option: ChartOption) => void;

export interface Metric {
  id: string;
  label: string;
  value: string;
  unit: string;
}

export interface Scene {
  option: ChartOption;
  metrics: Metric[];
  conclusion: string;
  description: string;
}

type Tree = { [key: string | number]: unknown };

interface Cache {
  option: ChartOption;
  scenes: Record<string, Omit<Scene, 'option'> & { patch: [(string | number)[], unknown][] }>;
}

declare global {
  // 由chart.js放好
  var courseChart: DrawChart | undefined;
  // 由scenes/<id>.js调用
  var courseScenes: (id: string, cache: Cache | string) => void;
}

const caches = new Map<string, Cache>();
const arriving = new Map<string, Promise<Cache>>();
globalThis.courseScenes = (id, cache) => arriving.set(id, unpack(cache));

/** U盘上的缓存是gzip的base64，小一个数量级；服务器自己会压，所以那里是原样的。 */
async function unpack(cache: Cache | string): Promise<Cache> {
  if (typeof cache !== 'string') return cache;
  return JSON.parse(new TextDecoder().decode(await gunzip(unbase64(cache)))) as Cache;
}

let drawing: Promise<void> | undefined;

/** 加载画图的脚本，全页只加载一次；失败了下次再试。 */
export function loadDrawing(): Promise<void> {
  drawing ??= loadScript('chart.js').catch((error: unknown) => {
    drawing = undefined;
    throw error;
  });
  return drawing;
}

/** 加载一个互动实验的画面缓存。没有缓存也不算错，还有Python可问。 */
export async function loadCache(id: string): Promise<void> {
  try {
    await loadScript(`scenes/${id}.js`);
    const cache = await arriving.get(id);
    if (cache) caches.set(id, cache);
  } catch {
    // 文件不在，或者浏览器解不开：问Python就是
  }
}

/** 缓存里的画面；没有就是`undefined`。 */
export function cached(id: string, key: string): Scene | undefined {
  const cache = caches.get(id);
  const found = cache?.scenes[key];
  if (!cache || !found) return undefined;
  const option = structuredClone(cache.option);
  for (const [path, value] of found.patch) {
    const last = path.at(-1)!;
    const parent = path.slice(0, -1).reduce<Tree>((node, step) => node[step] as Tree, option);
    parent[last] = value;
  }
  return { ...found, option };
}

/** 请Python现算一幅。 */
export function computed(id: string, settings: Record<string, number | string>): Promise<Scene> {
  return python.call<Scene>('scene', { id, settings });
}
