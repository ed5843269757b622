// 出错时只说原因：Node默认会把出错的那一行也打出来，而打包过的一行有一兆。
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.message}\n`, () => process.exit(1));
});
