// 代码题比别的题多出来的部分：编辑器、运行、停止、输出。
import { make, one, onFirstTouch } from './dom';
import { python } from './python';
import { loadScript } from './urls';
import { words } from './words';

/** 用编辑器替换文本框，返回改写全文的函数。 */
export type MountEditor = (area: HTMLTextAreaElement) => (text: string) => void;

declare global {
  // 由editor.js放好
  var courseEditor: MountEditor | undefined;
}

let loading: Promise<void> | undefined;

export interface Workbench {
  setText(text: string): void;
  /** 正在运行或判分时，只有“停止”可按。 */
  busy<T>(work: Promise<T>): Promise<T>;
  clear(): void;
}

export function workbench(element: HTMLElement): Workbench {
  const area = one<HTMLTextAreaElement>(element, 'textarea');
  const run = one<HTMLButtonElement>(element, '[data-action=run]');
  const stop = one<HTMLButtonElement>(element, '[data-action=stop]');
  const check = one<HTMLButtonElement>(element, '[data-action=check]');
  const output = one(element, '[data-role=output]');
  let rewrite: ((text: string) => void) | undefined;

  async function mount(): Promise<void> {
    loading ??= loadScript('editor.js');
    try {
      await loading;
      rewrite = globalThis.courseEditor?.(area);
    } catch {
      loading = undefined;
      print(words.editorMissing);
    }
  }

  function print(...lines: (Node | string)[]): void {
    output.replaceChildren(...lines);
    output.hidden = lines.length === 0;
  }

  async function busy<T>(work: Promise<T>): Promise<T> {
    run.disabled = check.disabled = true;
    stop.hidden = false;
    try {
      return await work;
    } finally {
      const stopHadFocus = document.activeElement === stop;
      run.disabled = check.disabled = false;
      stop.hidden = true;
      if (stopHadFocus) run.focus();
    }
  }

  async function execute(): Promise<void> {
    print(python.state === 'ready' ? words.running : words.engineStarting);
    try {
      const { stdout, error } = await busy(python.call<{ stdout: string; error: string }>('run', { source: area.value }));
      if (!stdout && !error) return print(words.noOutput);
      const failure = make('span', { className: 'course-failure' }, error);
      print(stdout, ...(error ? [failure] : []));
    } catch (error) {
      const reason = (error as Error).message;
      print(python.state === 'unavailable' ? words.cannotRun(reason) : reason);
    }
  }

  run.addEventListener('click', () => void execute());
  stop.addEventListener('click', () => python.stop());
  onFirstTouch(area, () => void mount());
  return {
    setText: (text) => (rewrite ? rewrite(text) : (area.value = text)),
    busy,
    clear: () => print(),
  };
}
