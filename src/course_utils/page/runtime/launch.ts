// 打开一个启动好的worker。经http时它自己去取文件；file://下它什么也取不到，由payload.js把东西交给它。
import type { FromWorker, Payload, ToWorker } from './protocol';
import { gunzip, unbase64 } from './unpack';
import { assetUrl, loadScript } from './urls';

declare global {
  interface Window {
    /** `payload.js`用它交货。 */
    coursePayload?: (payload: Payload) => void;
  }
}

let payload: Promise<Payload> | undefined;

async function loadPayload(): Promise<Payload> {
  return new Promise((resolve, reject) => {
    window.coursePayload = resolve;
    loadScript('engine/payload.js').catch(reject);
  });
}

async function open(): Promise<[Worker, ToWorker]> {
  if (location.protocol !== 'file:') return [new Worker(assetUrl('engine/worker.js')), { boot: undefined }];
  payload ??= loadPayload();
  const parts = await payload;
  const source = await gunzip(unbase64(parts.worker));
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return [new Worker(url), { boot: parts }];
}

/** 返回已经就绪的worker；启动不了就抛出一句中文。 */
export async function launch(): Promise<Worker> {
  if (typeof WebAssembly === 'undefined' || typeof DecompressionStream === 'undefined') {
    throw new Error('这个浏览器太旧，请换用新版的Chrome、Edge、Firefox或Safari。');
  }
  const began = performance.now();
  const [worker, boot] = await open();
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      worker.terminate();
      reject(new Error(`引擎文件缺失或损坏，请重新取一份完整的课程文件（${reason}）。`));
    };
    worker.onerror = (event) => fail(event.message || 'worker.js');
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('failed' in data) fail(data.failed);
      if (!('ready' in data)) return;
      performance.measure('course-python', { start: began, detail: data.ready });
      resolve(worker);
    };
    worker.postMessage(boot);
  });
}
