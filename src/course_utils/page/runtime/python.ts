// 主线程这一侧的Python：整页共用一个worker，一次跑一条请求，跑不完就终止重来。
import { launch } from './launch';
import type { FromWorker } from './protocol';

type State = 'idle' | 'loading' | 'ready' | 'unavailable';
type Answer = { result: unknown } | { error: string };

interface Call {
  method: string;
  request: string;
  timeoutMs: number;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

class Python {
  #state: State = 'idle';
  #booted: Promise<void> | undefined;
  #worker: Worker | undefined;
  #failure = new Error();
  #running: Call | undefined;
  #waiting: Call[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#become('idle');
  }

  get state(): State {
    return this.#state;
  }

  /** 启动引擎；启动过就等同一次启动。从不抛错，失败时`state`是`unavailable`。 */
  start(): Promise<void> {
    this.#booted ??= this.#boot();
    return this.#booted;
  }

  /** 请Python做一件事，方法见docs/architecture.md。失败、超时、被停下时，以一句中文报错。 */
  call<T>(method: string, params: object, { timeoutMs = 10_000 } = {}): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ method, request: JSON.stringify({ method, params }), timeoutMs, resolve, reject });
      void this.start().then(() => this.#next());
    }) as Promise<T>;
  }

  /** 停下学员的代码：正在跑的终止，排队的取消；画面照常计算。 */
  stop(): void {
    const stopped = new Error('已停止运行。');
    const learners = (call: Call) => call.method !== 'scene';
    const cancelled = this.#waiting.filter(learners);
    this.#waiting = this.#waiting.filter((call) => !learners(call));
    for (const call of cancelled) call.reject(stopped);
    if (this.#running && learners(this.#running)) this.#restart(stopped);
  }

  #become(state: State): void {
    this.#state = state;
    document.documentElement.dataset.coursePython = state;
  }

  async #boot(): Promise<void> {
    this.#become('loading');
    try {
      this.#worker = await launch();
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data);
      this.#worker.onerror = (event) => this.#crash(event.message);
      this.#become('ready');
    } catch (error) {
      this.#failure = new Error(`网页里的Python不能用：${(error as Error).message}`);
      this.#become('unavailable');
    }
    this.#next();
  }

  #next(): void {
    if (this.#state === 'unavailable') {
      for (const call of this.#waiting.splice(0)) call.reject(this.#failure);
    }
    if (this.#state !== 'ready' || this.#running) return;
    const call = this.#waiting.shift();
    if (!call) return;
    this.#running = call;
    this.#timer = setTimeout(() => {
      this.#restart(new Error(`运行超过${call.timeoutMs / 1000}秒，已停止。看看是不是有停不下来的循环。`));
    }, call.timeoutMs);
    this.#worker?.postMessage({ request: call.request });
  }

  #receive(message: FromWorker): void {
    if ('crashed' in message) this.#crash(message.crashed);
    if (!('answer' in message) || !this.#running) return;
    const call = this.#settle();
    const answer = JSON.parse(message.answer) as Answer;
    if ('error' in answer) call?.reject(new Error(answer.error));
    else call?.resolve(answer.result);
    this.#next();
  }

  #crash(reason: string): void {
    this.#restart(new Error(`网页里的Python意外停止，已重新启动，请再试一次（${reason}）。`));
  }

  #restart(reason: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle()?.reject(reason);
    this.#booted = this.#boot();
  }

  #settle(): Call | undefined {
    clearTimeout(this.#timer);
    const call = this.#running;
    this.#running = undefined;
    return call;
  }
}

/** 整页共用的Python。 */
export const python = new Python();
