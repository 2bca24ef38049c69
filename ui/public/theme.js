// Before the first frame: the theme that was chosen, so that it never flashes in the other one.
const chosen = localStorage.getItem("tandem.theme");
const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
