// Everything lives in this browser, so nothing is rendered on a server.
export const ssr = false;
export const prerender = false;
