// 在Node里启动一次Pyodide，导入课程，把内存存下来：浏览器从这份快照启动，比照常启动快得多。
import { loadPyodide } from 'pyodide';

const COURSE = '/lib/course.zip'; // 与worker.ts一致
const PAGE = 4096; // 与unpack.ts一致

const WARM = `
import gc, linecache, re
from course_utils.page import engine
engine.warm()
linecache.clearcache()
re.purge()
gc.collect()
del gc, linecache, re, engine
`;

/** 把空闲内存归零：里面残留的旧内容压缩不动，会让快照大出五分之一。 */
function wipeFreeMemory({ _malloc, _free, HEAPU8 }) {
  const end = _malloc(1 << 20); // 大块总是取自堆的末尾，末尾之后本来就是零
  _free(end);
  const wiped = [];
  for (let size = 1 << 20; size >= 16; size >>= 1) {
    let block = _malloc(size);
    for (; block < end; block = _malloc(size)) {
      HEAPU8.fill(0, block, block + size);
      wiped.push(block);
    }
    _free(block);
  }
  wiped.forEach((block) => _free(block));
}

/** 只留下不全是零的页：浏览器少解一大半。格式见unpack.ts。 */
function sparse(memory) {
  const pages = [];
  for (let start = 0; start < memory.length; start += PAGE) {
    const bytes = memory.subarray(start, start + PAGE);
    if (bytes.some((byte) => byte !== 0)) pages.push({ number: start / PAGE, bytes });
  }
  const header = Uint32Array.of(memory.length, pages.length, ...pages.map((page) => page.number));
  return Buffer.concat([new Uint8Array(header.buffer), ...pages.map((page) => page.bytes)]);
}

/** `course`是course.zip的字节；返回快照的字节。 */
export async function makeSnapshot(course) {
  const pyodide = await loadPyodide({
    _makeSnapshot: true,
    _sysExecutable: 'python', // 否则会把本机的路径写进快照
    env: { PYTHONPATH: COURSE },
    fsInit: async (FS) => FS.writeFile(COURSE, course),
  });
  pyodide.runPython(WARM);
  wipeFreeMemory(pyodide._module);
  return sparse(pyodide.makeMemorySnapshot());
}
