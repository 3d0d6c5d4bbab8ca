/** Where the server's settings are injected. */
export const CONFIG = Symbol('config');
