// 主线程与worker之间的消息。一次只有一条请求在跑，所以不必编号。

/** `file://`用的`payload.js`里的东西，都是base64；除了本来就是zip的两样，里面都是gzip。 */
export interface Payload {
  worker: string;
  wasm: string;
  stdlib: string;
  course: string;
  snapshot: string;
}

/** 先是一条启动消息（经http时是空的），以后每条是一个JSON请求。 */
export type ToWorker = { boot: Payload | undefined } | { request: string };

export type FromWorker =
  | { ready: { snapshot: boolean } }
  | { failed: string }
  | { answer: string }
  | { crashed: string };
