import "uplot/dist/uPlot.min.css";
import { staleSeconds } from "./live/age.ts";

const opened = performance.now();
setInterval(() => {
  const stale = staleSeconds(performance.now() - opened);
  document.documentElement.toggleAttribute("data-stale", stale !== undefined);
}, 500);
