// 网页里的Python，住在worker里：先收一条启动消息，就绪后逐条收JSON请求、回JSON答复。
import './worker-setup';
import { loadPyodide, type LockfileInfo, type PyodideConfig } from 'pyodide';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import { info } from 'pyodide/pyodide-lock.json';
import type { FromWorker, Payload, ToWorker } from './protocol';
import { gunzip, unbase64, unsparse } from './unpack';

type Handle = (request: string) => string;
type Settings = Parameters<typeof createPyodideModule>[0];

const COURSE = '/lib/course.zip';
const STDLIB = 'python_stdlib.zip';
const here = self.location.href;
let handle: Handle;

async function download(name: string): Promise<Response> {
  const response = await fetch(new URL(name, here));
  if (!response.ok) throw new Error(`缺少文件${name}`);
  return response;
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await download('pyodide.asm.wasm');
  // 边下载边编译只认这个类型，而有的服务器不认识.wasm
  const streams = response.headers.get('Content-Type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** 启动要用的几样东西，同时取、同时解。 */
function fetchParts() {
  const bytes = async (name: string) => new Uint8Array(await (await download(name)).arrayBuffer());
  return {
    wasm: compile(),
    stdlib: bytes(STDLIB),
    course: bytes('course.zip'),
    snapshot: bytes('snapshot.bin').then(gunzip).then(unsparse),
  };
}

function unpackParts(payload: Payload): ReturnType<typeof fetchParts> {
  const part = async (name: keyof Payload) => unbase64(payload[name]);
  return {
    wasm: part('wasm').then(gunzip).then((bytes) => WebAssembly.compile(bytes)),
    stdlib: part('stdlib'),
    course: part('course'),
    snapshot: part('snapshot').then(gunzip).then(unsparse),
  };
}

/** 用已经编译好的wasm。`imports.env`里的两个函数原由Pyodide自己补上，用来认出JavaScript抛出的错误。 */
function withWasm(settings: Settings, module: WebAssembly.Module): Settings {
  const failure = Symbol('JavaScript抛出的错误');
  return Object.assign(settings, {
    instantiateWasm: (
      imports: { env: WebAssembly.ModuleImports },
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => {
      imports.env.Jsv_GetError_import = () => failure;
      imports.env.JsvError_Check = (value: unknown) => value === failure;
      done(new WebAssembly.Instance(module, { ...imports }), module);
      return {};
    },
  });
}

async function boot(parts: ReturnType<typeof fetchParts>): Promise<boolean> {
  const [module, stdlib, course, snapshot] = await Promise.all([
    parts.wasm,
    parts.stdlib,
    parts.course,
    parts.snapshot.catch(() => undefined),
  ]);
  // 从这里起Pyodide只会来取标准库，给它已经在手的那份：file://下它自己取不到
  self.fetch = async (url) => {
    if (String(url).endsWith(STDLIB)) return new Response(stdlib);
    throw new Error('网页里的Python不连网络。');
  };
  const load = async (extra: PyodideConfig): Promise<Handle> => {
    const pyodide = await loadPyodide({
      indexURL: here,
      packageBaseUrl: here,
      lockFileContents: { info: info as LockfileInfo, packages: {} },
      env: { PYTHONPATH: COURSE },
      fsInit: async (FS) => FS.writeFile(COURSE, course),
      createPyodideModule: (settings) => createPyodideModule(withWasm(settings, module)),
      ...extra,
    });
    pyodide.pyimport('random').seed(); // 快照里的随机数人人相同
    return pyodide.pyimport('course_utils.page.engine').handle;
  };

  // 内存快照是Pyodide的试验功能：用不了就照常启动，慢一些而已
  if (snapshot) {
    try {
      handle = await load({ _loadSnapshot: snapshot });
      return true;
    } catch (error) {
      console.info('内存快照用不了，照常启动。', error);
    }
  }
  handle = await load({});
  return false;
}

const send = (message: FromWorker) => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if ('boot' in data) {
    try {
      send({ ready: { snapshot: await boot(data.boot ? unpackParts(data.boot) : fetchParts()) } });
    } catch (error) {
      send({ failed: String(error) });
    }
    return;
  }
  try {
    send({ answer: handle(data.request) });
  } catch (error) {
    // Python自己的错误engine.py都接住了；到这里的是解释器本身垮了
    send({ crashed: String(error) });
  }
};
