// pdf.js ships no types for its worker; it is only loaded for its effect of registering itself.
declare module 'pdfjs-dist/build/pdf.worker.mjs';
