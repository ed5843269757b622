try {
  document.documentElement.dataset.mode = localStorage.getItem("mode") || "light";
  document.documentElement.dataset.theme = localStorage.getItem("theme") || "light";
} catch {
  document.documentElement.dataset.mode = document.documentElement.dataset.theme = "light";
}
