import base from "./vite.config.ts";
const served = "http://127.0.0.1:7891";
export default { ...base, server: { host: "127.0.0.1", port: 5183, strictPort: true, hmr: false, proxy: { "/rpc": served, "/events": served, "/upload": served } } };
