// 必须先于pyodide求值，所以自成一个文件。
//
// `file://`下只能用经典worker，而Pyodide靠试一试importScripts来认出并拒绝它；让这个函数抛错，Pyodide就当它是模块worker。
// 有了全局的WasmOffsetConverter，Pyodide就不会自己去取wasm：wasm由我们编译，这样文件缺失时报得出错，退路上也不必再编译一次。
Object.assign(self, {
  importScripts: () => {
    throw new Error('不支持importScripts');
  },
  WasmOffsetConverter: null,
});
