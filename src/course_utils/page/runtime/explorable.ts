// 互动实验：控件与情景按钮 → 画面、大数字、结论。拖得再快，也只显示最后的设定。
import { all, download, embedded, make, one, onFirstApproach, onFirstTouch } from './dom';
import { picture } from './picture';
import { python } from './python';
import { cached, computed, loadCache, loadDrawing, type Scene } from './scenes';
import { fragment, type Settings, shared, type Value } from './share';
import { csv, shown, tables } from './table';
import { words } from './words';

interface Range {
  name: string;
  minimum: number;
  maximum: number;
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
  title: string;
  controls: (Range | Pick)[];
  defaults: Settings;
  scenarios: { id: string; label: string; note: string; tone: string; settings: Settings }[];
}

/** 对照不是情景，而是读者自己固定下来的一组设定。 */
const PINNED = 'pinned';

/** 让一个互动实验动起来；返回的函数立刻备好画面，不等读者靠近。 */
export function enliven(element: HTMLElement): () => void {
  const definition = embedded<Definition>(element);
  const inputs = all<HTMLInputElement | HTMLSelectElement>(element, '[data-control]');
  const buttons = all<HTMLButtonElement>(element, 'button[data-scenario]');
  const baselinePicker = one<HTMLSelectElement>(element, '[data-role=baseline]');
  const note = one(element, '[data-role=note]');
  const status = one(element, '[data-role=status]');
  const conclusion = one(element, '[aria-live]');
  const name = one(element, '[data-role=name]');
  const data = one<HTMLDetailsElement>(element, '.course-data');
  const said = one(element, '[data-role=said]');
  const panels = { current: one(element, '[data-panel=current]'), baseline: one(element, '[data-panel=baseline]') };

  let settings = { ...definition.defaults };
  let pinned: Settings | undefined;
  const pictured: { current?: Scene; baseline?: Scene } = {};
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
    pictured[which] = scene;
    if (data.open) tabulate();
  }

  function present(key: string, scene: Scene, source: 'cache' | 'python'): void {
    draw('current', scene);
    conclusion.textContent = scene.conclusion;
    shownKey = key;
    element.dataset.source = source;
    state('ready');
  }

  /** 对照是某个情景时，画面都在缓存里；是固定下来的设定时，可能要现算。 */
  async function compare(): Promise<void> {
    const { tone, settings: wanted } = against();
    panels.baseline.dataset.tone = tone;
    try {
      await prepare();
      const scene = cached(definition.id, keyOf(wanted)) ?? (await computed(definition.id, wanted));
      if (keyOf(against().settings) === keyOf(wanted)) draw('baseline', scene);
    } catch (error) {
      state('error', words.offAxis((error as Error).message));
    }
  }

  function against(): { tone: string; settings: Settings } {
    if (pinned && baselinePicker.value === PINNED) return { tone: 'custom', settings: pinned };
    return definition.scenarios.find(({ id }) => id === baselinePicker.value)!;
  }

  /** 把一组设定固定为对照，读者就有了两个可以自由设定的世界。 */
  function pin(wanted: Settings): void {
    pinned = { ...wanted };
    if (!baselinePicker.querySelector(`[value=${PINNED}]`)) {
      baselinePicker.append(make('option', { value: PINNED }, words.pinned));
    }
    baselinePicker.value = PINNED;
    void compare();
  }

  function tabulate(): void {
    const { current, baseline } = pictured;
    if (!current || !baseline) return;
    one(element, '[data-role=tables]').replaceChildren(...shown(tables(current.option, baseline.option)));
  }

  async function saveData(): Promise<void> {
    await Promise.all([refresh(), compare()]);
    const { current, baseline } = pictured;
    if (!current || !baseline) return;
    save('csv', new Blob([csv(tables(current.option, baseline.option))], { type: 'text/csv' }));
  }

  async function savePicture(): Promise<void> {
    try {
      save('png', await picture(element, definition.title));
    } catch {
      said.textContent = words.notSaved;
    }
  }

  function save(kind: string, blob: Blob): void {
    const file = `${definition.title}.${kind}`;
    download(file, blob);
    said.textContent = words.saved(file);
  }

  async function share(): Promise<void> {
    const baseline = baselinePicker.value === PINNED ? pinned! : baselinePicker.value;
    history.replaceState(null, '', fragment(definition.id, settings, baseline));
    const link = one<HTMLInputElement>(element, '[data-role=link]');
    link.value = location.href;
    link.hidden = false;
    link.select();
    const copied = await navigator.clipboard?.writeText(link.value).then(() => true, () => false);
    said.textContent = copied ? words.linkCopied : words.linkShown;
  }

  /** 地址里写着本实验的一组设定，就照着摆好。 */
  function restore(): void {
    const found = shared();
    if (found?.id !== definition.id || document.querySelector(`course-explorable[data-id="${found.id}"]`) !== element) return;
    start();
    apply(settled(definition, found.settings));
    if (typeof found.baseline !== 'string') pin(settled(definition, found.baseline));
    else if (definition.scenarios.some(({ id }) => id === found.baseline)) {
      baselinePicker.value = found.baseline;
      void compare();
    }
    element.scrollIntoView();
  }

  // 两幅图一起换成能动的，免得一清一糊
  function start(): void {
    void prepare().then(() => {
      void refresh();
      void compare();
    }, () => state('error', words.noPictures));
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
  one(element, '[data-action=pin]').addEventListener('click', () => pin(settings));
  data.addEventListener('toggle', tabulate);
  one(element, '[data-action=csv]').addEventListener('click', () => void saveData());
  one(element, '[data-action=png]').addEventListener('click', () => void savePicture());
  one(element, '[data-action=share]').addEventListener('click', () => void share());
  addEventListener('hashchange', restore);

  onFirstTouch(element, () => void python.start());
  onFirstApproach(element, start);

  // 刷新后浏览器会把滑块留在原处，图却是默认画面，所以先归位
  apply(settings);
  cancelAnimationFrame(frame);
  for (const part of all<HTMLFieldSetElement>(element, 'fieldset')) part.disabled = false;
  baselinePicker.disabled = false;
  data.hidden = false;
  one(element, '[data-role=no-script]').remove();
  restore();
  return start;
}

/** 补全并校正外面来的设定：缺的、不认得的取默认值，越界的收回边上。 */
function settled({ controls, defaults }: Definition, found: Record<string, string>): Settings {
  const entries = controls.map((control): [string, Value] => {
    const text = found[control.name];
    const fallback = defaults[control.name]!;
    if (!isRange(control)) return [control.name, text !== undefined && control.options.includes(text) ? text : fallback];
    const value = Number(text);
    if (!text || !Number.isFinite(value)) return [control.name, fallback];
    const inside = Math.min(Math.max(value, control.minimum), control.maximum);
    const steps = Math.round((inside - control.minimum) / control.step);
    return [control.name, Number((control.minimum + steps * control.step).toFixed(10))];
  });
  return Object.fromEntries(entries);
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
