// 县域诊断：选表 → Python算 → 问题、图与报告。报告的HTML由Python写好，学员的文字在那里都已转义。
import { all, make, one } from './dom';
import { python } from './python';
import { type ChartOption, loadDrawing } from './scenes';

interface Answer {
  title: string;
  html: string;
  page: string;
  figures: ChartOption[];
  problems: number;
}

interface Table {
  name: string;
  base64: string;
}

const LARGEST = 20_000_000; // 与county/reading.py一致
const TIMEOUT = 120_000; // 十万行的表在慢的电脑上要算一会儿
const FIGURE = '<!--图-->'; // 与engine.py一致

const say = {
  starting: 'Python正在启动，第一次要等几秒……',
  computing: '正在诊断……',
  done: (title: string) => `诊断好了：${title}。`,
  problems: (count: number) => `有${count}处要改好，列在报告的最前面。`,
  tooBig: (name: string) => `${name}超过20MB，没有读。`,
  unreadable: (name: string) => `${name}读不出来，请再选一次。`,
  failed: (reason: string) => `没能诊断。${reason}在JupyterLab里用diagnose可以照常做。`,
  badNumber: '预算要是一个正数，市场的份额要在0到100之间。',
  saved: (name: string) => `报告已存为“${name}”，用浏览器打开，不用联网。`,
};

export function enliven(element: HTMLElement): void {
  const files = one<HTMLInputElement>(element, '[data-role=files]');
  const budget = one<HTMLInputElement>(element, '[data-role=budget]');
  const overlap = one<HTMLInputElement>(element, '[data-role=overlap]');
  const report = one(element, '[data-role=report]');
  const status = one(element, '[data-role=status]');
  let turn = 0;
  let shown: Answer | undefined;

  function state(value: 'ready' | 'busy' | 'error', text: string): void {
    element.dataset.state = value;
    status.textContent = text;
  }

  /** 诊断选中的表；没有选就是示例县。又按了一次，先前的答复就不要了。 */
  async function diagnose(): Promise<void> {
    if (!budget.validity.valid || !overlap.validity.valid || overlap.value === '') return state('error', say.badNumber);
    const mine = ++turn;
    state('busy', python.state === 'ready' ? say.computing : say.starting);
    try {
      const tables = await Promise.all([...(files.files ?? [])].map(read));
      const money = budget.value === '' ? null : budget.valueAsNumber;
      const params = { files: tables, budget: money, overlap: overlap.valueAsNumber };
      const [answer] = await Promise.all([python.call<Answer>('diagnose', params, { timeoutMs: TIMEOUT }), loadDrawing()]);
      if (mine !== turn) return;
      present(answer);
    } catch (error) {
      if (mine === turn) state('error', say.failed((error as Error).message));
    }
  }

  function present(answer: Answer): void {
    // DOMParser造出的文档不运行脚本
    const parsed = new DOMParser().parseFromString(answer.html, 'text/html');
    report.replaceChildren(...parsed.body.childNodes);
    all(report, '[role=img]').forEach((box, index) => globalThis.courseChart?.(box, answer.figures[index]!));
    shown = answer;
    element.dataset.source = 'python';
    state('ready', say.done(answer.title) + (answer.problems ? say.problems(answer.problems) : ''));
  }

  /** 一个不靠别的文件的HTML：图是刚画好的SVG。 */
  async function save(): Promise<void> {
    if (!shown) await diagnose();
    if (!shown) return;
    const svgs = all(report, '[role=img]').map((box) => standalone(one(box, 'svg') as unknown as SVGSVGElement));
    const text = shown.page.split(FIGURE).reduce((page, part, index) => page + (svgs[index - 1] ?? '') + part);
    const name = `${shown.title}.html`;
    download(name, text);
    state('ready', say.saved(name));
  }

  one(element, '[data-action=diagnose]').addEventListener('click', () => void diagnose());
  one(element, '[data-action=save]').addEventListener('click', () => void save());
  one(element, '[data-action=example]').addEventListener('click', () => {
    files.value = '';
    void diagnose();
  });
  files.addEventListener('change', () => void diagnose());
  one<HTMLFieldSetElement>(element, 'fieldset').disabled = false;
  one(element, '[data-role=no-script]').remove();
}

function read(file: File): Promise<Table> {
  return new Promise((resolve, reject) => {
    if (file.size > LARGEST) return reject(new Error(say.tooBig(file.name)));
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, base64: String(reader.result).split(',')[1] ?? '' });
    reader.onerror = () => reject(new Error(say.unreadable(file.name)));
    reader.readAsDataURL(file);
  });
}

/** 离开页面也能缩放的SVG：宽高变成viewBox。 */
function standalone(drawn: SVGSVGElement): string {
  const svg = drawn.cloneNode(true) as SVGSVGElement;
  svg.setAttribute('viewBox', `0 0 ${drawn.getAttribute('width')} ${drawn.getAttribute('height')}`);
  for (const name of ['width', 'height', 'style']) svg.removeAttribute(name);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', drawn.closest('[role=img]')?.getAttribute('aria-label') ?? '');
  return svg.outerHTML;
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
