import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { HttpInstance } from './http';

const NOTHING_BUT_OURS = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};
/** The page that shows the API document draws itself with inline styles and images; its scripts are files of this server too. */
const DOCS = Object.entries({ ...NOTHING_BUT_OURS, 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'] })
  .map(([name, values]) => `${name} ${values.join(' ')}`)
  .join(';');

/** Served over plain HTTP on this machine: no promise of HTTPS is made, and nothing may be fetched from elsewhere. */
export async function guardWithHeaders(app: NestFastifyApplication, instance: HttpInstance): Promise<void> {
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING_BUT_OURS },
    strictTransportSecurity: false,
    frameguard: { action: 'deny' },
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  instance.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/docs')) reply.header('content-security-policy', DOCS);
    done();
  });
}
