// 互动实验：控件与情景按钮 → 画面、大数字、结论。拖得再快，也只显示最后的设定。
import { all, embedded, make, one, onFirstApproach, onFirstTouch } from './dom';
import { python } from './python';
import { cached, computed, loadCache, loadDrawing, type Scene } from './scenes';
import { words } from './words';

type Value = number | string;
type Settings = Record<string, Value>;

interface Range {
  name: string;
  minimum: number;
  step: number;
  decimals: number;
  unit: string;
}

interface Pick {
  name: string;
  options: string[];
}

interface Definition {
  id: string;
  controls: (Range | Pick)[];
  defaults: Settings;
  scenarios: { id: string; label: string; note: string; tone: string; settings: Settings }[];
}

export function enliven(element: HTMLElement): void {
  const definition = embedded<Definition>(element);
  const inputs = all<HTMLInputElement | HTMLSelectElement>(element, '[data-control]');
  const buttons = all<HTMLButtonElement>(element, 'button[data-scenario]');
  const baselinePicker = one<HTMLSelectElement>(element, '[data-role=baseline]');
  const note = one(element, '[data-role=note]');
  const status = one(element, '[data-role=status]');
  const conclusion = one(element, '[aria-live]');
  const name = one(element, '[data-role=name]');
  const panels = { current: one(element, '[data-panel=current]'), baseline: one(element, '[data-panel=baseline]') };

  let settings = { ...definition.defaults };
  let shownKey = '';
  let frame = 0;
  let asking = false;
  let assets: Promise<void> | undefined;

  const keyOf = (wanted: Settings) => definition.controls.map((control) => position(control, wanted[control.name]!)).join('-');
  const scenarioAt = (wanted: Settings) => definition.scenarios.find((scenario) => keyOf(scenario.settings) === keyOf(wanted));

  function state(value: 'ready' | 'busy' | 'error', text = ''): void {
    element.dataset.state = value;
    status.textContent = text;
  }

  /** 控件、读数与情景按钮立刻跟上设定；画面在下一帧跟上。 */
  function apply(next: Settings): void {
    settings = next;
    inputs.forEach((input, index) => show(input, definition.controls[index]!, settings));
    const scenario = scenarioAt(settings);
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.scenario === scenario?.id));
    panels.current.dataset.tone = scenario?.tone ?? 'custom';
    const unnamed = keyOf(settings) === keyOf(definition.defaults) ? words.defaults : words.custom;
    name.textContent = scenario?.label ?? unnamed;
    note.textContent = scenario?.note ?? words.tryScenario;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => void refresh());
  }

  function prepare(): Promise<void> {
    assets ??= Promise.all([loadDrawing(), loadCache(definition.id)]).then(
      () => undefined,
      (error: unknown) => {
        assets = undefined;
        throw error;
      },
    );
    return assets;
  }

  async function refresh(): Promise<void> {
    const key = keyOf(settings);
    if (key !== shownKey) element.dataset.state = 'busy';
    try {
      await prepare();
    } catch {
      return state('error', words.noPictures);
    }
    if (key !== keyOf(settings)) return;
    const found = cached(definition.id, key);
    if (found) {
      return present(key, found, 'cache');
    }
    if (!asking) await ask();
  }

  /** 一次只问一个设定；答复回来时若设定又变了，就改问最新的。 */
  async function ask(): Promise<void> {
    const key = keyOf(settings);
    state('busy', python.state === 'ready' ? words.computing : words.fallsBack);
    asking = true;
    let scene: Scene | undefined;
    let reason = '';
    try {
      scene = await computed(definition.id, settings);
    } catch (error) {
      reason = (error as Error).message;
    }
    asking = false;
    if (key !== keyOf(settings)) return refresh();
    if (!scene) return state('error', words.offAxis(reason));
    present(key, scene, 'python');
  }

  function draw(which: 'current' | 'baseline', scene: Scene): void {
    const box = one(panels[which], '[role=img]');
    globalThis.courseChart?.(box, scene.option);
    box.setAttribute('aria-label', scene.description);
    for (const metric of scene.metrics) {
      const row = element.querySelector(`[data-metric="${metric.id}"]`);
      if (row) one(row, `[data-role=${which}]`).replaceChildren(metric.value, make('small', {}, metric.unit));
    }
  }

  function present(key: string, scene: Scene, source: 'cache' | 'python'): void {
    draw('current', scene);
    conclusion.textContent = scene.conclusion;
    shownKey = key;
    element.dataset.source = source;
    state('ready');
  }

  /** 对照总是某个情景，画面都在缓存里。 */
  async function compare(): Promise<void> {
    const scenario = definition.scenarios.find(({ id }) => id === baselinePicker.value)!;
    panels.baseline.dataset.tone = scenario.tone;
    try {
      await prepare();
      const scene = cached(definition.id, keyOf(scenario.settings)) ?? (await computed(definition.id, scenario.settings));
      if (scenario.id === baselinePicker.value) draw('baseline', scene);
    } catch (error) {
      state('error', words.offAxis((error as Error).message));
    }
  }

  for (const [index, input] of inputs.entries()) {
    const control = definition.controls[index]!;
    input.addEventListener('input', () => apply({ ...settings, [control.name]: read(input, control) }));
  }
  for (const button of buttons) {
    button.addEventListener('click', () => {
      apply({ ...definition.scenarios.find(({ id }) => id === button.dataset.scenario)!.settings });
      one(element, '.course-panels').scrollIntoView({ block: 'nearest' });
    });
  }
  one(element, '[data-role=reset]').addEventListener('click', () => apply({ ...definition.defaults }));
  baselinePicker.addEventListener('change', () => void compare());

  onFirstTouch(element, () => void python.start());
  onFirstApproach(element, () => {
    // 两幅图一起换成能动的，免得一清一糊
    void prepare().then(() => {
      void refresh();
      void compare();
    }, () => state('error', words.noPictures));
  });

  // 刷新后浏览器会把滑块留在原处，图却是默认画面，所以先归位
  apply(settings);
  cancelAnimationFrame(frame);
  for (const part of all<HTMLFieldSetElement>(element, 'fieldset')) part.disabled = false;
  baselinePicker.disabled = false;
  one(element, '[data-role=no-script]').remove();
}

function isRange(control: Range | Pick): control is Range {
  return 'step' in control;
}

function position(control: Range | Pick, value: Value): number {
  if (!isRange(control)) return control.options.indexOf(String(value));
  return Math.round((Number(value) - control.minimum) / control.step);
}

function read(input: HTMLInputElement | HTMLSelectElement, control: Range | Pick): Value {
  return isRange(control) ? Number(input.value) : input.value;
}

function show(input: HTMLInputElement | HTMLSelectElement, control: Range | Pick, settings: Settings): void {
  const value = settings[control.name]!;
  input.value = String(value);
  if (!isRange(control)) return;
  const text = Number(value).toFixed(control.decimals) + control.unit;
  input.setAttribute('aria-valuetext', text);
  one(input.parentElement!, 'output').textContent = text;
}
