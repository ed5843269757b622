{
  let mode = "auto";
  try {
    mode = localStorage.getItem("mode") || mode;
  } catch {
    // 存储被禁用，就跟着系统走
  }
  const dark = mode === "dark" || (mode === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  Object.assign(document.documentElement.dataset, { mode, theme: dark ? "dark" : "light" });
}
