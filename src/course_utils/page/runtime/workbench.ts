// 实验台：从全部互动实验里选一个，就在这里打开。
import { make, one } from './dom';
import { enliven as enlivenExplorable } from './explorable';
import { shared } from './share';
import { loadScript } from './urls';
import { words } from './words';

declare global {
  // 由workbench.js调用：编号到互动实验的HTML
  var courseWorkbench: (found: Record<string, string>) => void;
}

let experiments: Record<string, string> | undefined;
globalThis.courseWorkbench = (found) => (experiments = found);

export function enliven(element: HTMLElement): void {
  const pick = one<HTMLSelectElement>(element, 'select');
  const stage = one(element, '[data-role=stage]');
  const status = one(element, '[role=status]');

  async function open(id: string): Promise<void> {
    status.textContent = words.opening;
    try {
      if (!experiments) await loadScript('workbench.js');
    } catch (error) {
      return void (status.textContent = (error as Error).message);
    }
    if (id !== pick.value) return;
    status.textContent = '';
    // 构建时由模板写好的HTML，读者输入的文字不会混进来
    const markup = experiments?.[id] ?? '';
    stage.replaceChildren(document.createRange().createContextualFragment(markup));
    if (markup) enlivenExplorable(one(stage, 'course-explorable'))();
  }

  /** 地址里写着的实验不在本页别处，就在实验台上打开。 */
  function restore(): void {
    const id = shared()?.id;
    if (!id || document.querySelector(`course-explorable[data-id="${CSS.escape(id)}"]`)) return;
    if (![...pick.options].some(({ value }) => value === id)) return;
    pick.value = id;
    void open(id);
  }

  pick.addEventListener('change', () => void open(pick.value));
  addEventListener('hashchange', restore);
  pick.prepend(make('option', { value: '', disabled: true, selected: true }, words.pickOne));
  pick.disabled = false;
  restore();
}
