// 把构建时压好的东西还原：payload.js里是base64，大件里面又是gzip，快照里面又只有不全是零的页。

export type Bytes = Uint8Array<ArrayBuffer>;

const PAGE = 4096; // 与build/snapshot.mjs一致

export function unbase64(text: string): Bytes {
  // 新的浏览器自带，快好几倍
  if (typeof Uint8Array.fromBase64 === 'function') return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

export async function gunzip(bytes: Bytes): Promise<Bytes> {
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!zipped) return bytes; // 有的服务器已经替我们解开
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** `packed`依次是：总长、页数、各页的页号（都是32位整数）、各页的内容。 */
export function unsparse(packed: Bytes): Bytes {
  const [length = 0, count = 0] = new Uint32Array(packed.buffer, 0, 2);
  const pages = new Uint32Array(packed.buffer, 8, count);
  const memory = new Uint8Array(length);
  let from = 8 + pages.byteLength;
  for (const page of pages) {
    const content = packed.subarray(from, from + Math.min(PAGE, length - page * PAGE));
    memory.set(content, page * PAGE);
    from += content.length;
  }
  return memory;
}
