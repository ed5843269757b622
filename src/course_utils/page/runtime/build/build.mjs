// 用法：node build.mjs course.zip 输出文件夹
import './errors.mjs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundlePage, bundleWorker } from './bundle.mjs';
import { makeSnapshot } from './snapshot.mjs';

const [course, out] = process.argv.slice(2);
const pyodide = (name) => createRequire(import.meta.url).resolve(`pyodide/${name}`);
const engine = (name) => join(out, 'engine', name);
const packed = (bytes) => gzipSync(bytes, { level: 9 });

await Promise.all([bundlePage(out), bundleWorker(out)]);
const courseBytes = await readFile(course);
const snapshot = packed(await makeSnapshot(courseBytes));

// 经http：wasm原样，浏览器才能边下载边编译；快照是gzip，名字叫.bin，免得服务器再压一遍
await copyFile(pyodide('pyodide.asm.wasm'), engine('pyodide.asm.wasm'));
await copyFile(pyodide('python_stdlib.zip'), engine('python_stdlib.zip'));
await copyFile(course, engine('course.zip'));
await writeFile(engine('snapshot.bin'), snapshot);

// file://：一个经典脚本装下全部，字段见protocol.ts的Payload
const payload = {
  worker: packed(await readFile(engine('worker.js'))),
  wasm: packed(await readFile(pyodide('pyodide.asm.wasm'))),
  stdlib: await readFile(pyodide('python_stdlib.zip')),
  course: courseBytes,
  snapshot,
};
const texts = Object.entries(payload).map(([name, bytes]) => [name, bytes.toString('base64')]);
await writeFile(engine('payload.js'), `coursePayload(${JSON.stringify(Object.fromEntries(texts))});\n`);

// Pyodide留着定时器，不会自己结束
process.exit(0);
