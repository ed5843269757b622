// 与DOM打交道的几个小工具。文字一律走文本节点，从不当作HTML。
import { words } from './words';

/** 取`root`里唯一该有的元素；没有就是模板与脚本不一致，立即报错。 */
export function one<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`页面缺少${selector}。`);
  return found;
}

export function all<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)];
}

/** 造一个元素：`make('p', { className: 'x' }, '文字')`。 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** 让浏览器把`blob`存成文件。 */
export function download(name: string, blob: Blob): void {
  const href = URL.createObjectURL(blob);
  make('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** 模板写进元素里的JSON。 */
export function embedded<T>(root: ParentNode): T {
  return JSON.parse(one(root, 'script[type="application/json"]').textContent ?? '') as T;
}

/** 把一句话显示成段落，只认反引号里的代码与双星号里的强调。 */
export function sentence(text: string): HTMLParagraphElement {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith('`')) return make('code', {}, part.slice(1, -1));
    if (part.startsWith('**')) return make('strong', {}, part.slice(2, -2));
    return part;
  });
  return make('p', {}, ...parts);
}

const announced = new Set<string>();

/** 在页脚说一句全页有关的话，同一句只说一次。 */
export function notice(text: string): void {
  if (announced.has(text)) return;
  announced.add(text);
  const dismiss = make('button', { type: 'button', className: 'course-button' }, words.dismiss);
  const box = make('div', { className: 'course-notice' }, make('span', {}, text), dismiss);
  box.setAttribute('role', 'status');
  dismiss.addEventListener('click', () => box.remove());
  document.body.append(box);
}

const TOUCHES = ['pointerdown', 'focusin', 'input', 'click'];

/** 读者第一次动`element`（按下、聚焦或输入）时做一件事。 */
export function onFirstTouch(element: HTMLElement, act: () => void): void {
  onFirst(element, TOUCHES, act);
}

/** 读者第一次靠近`element`（鼠标移进来，或直接动了它）时做一件事。 */
export function onFirstApproach(element: HTMLElement, act: () => void): void {
  onFirst(element, ['pointerenter', ...TOUCHES], act);
}

function onFirst(element: HTMLElement, events: string[], act: () => void): void {
  const once = () => {
    for (const event of events) element.removeEventListener(event, once);
    act();
  };
  for (const event of events) element.addEventListener(event, once);
}
