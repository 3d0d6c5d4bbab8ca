import { ConfigRefused, readConfig } from '../../apps/api/src/config';

const refusal = (environment: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigRefused) return error.lines;
    throw error;
  }
  return [];
};

describe('the settings', () => {
  it('stand for the own book on this machine where nothing is said', () => {
    expect(readConfig({ PATH: '/bin' })).toEqual({
      store: 'sqlite:./data/parley.db',
      readModel: 'sqlite:./data/views.db',
      port: 3000,
      host: '127.0.0.1',
      logLevel: 'info',
      allowUnauthenticated: false,
      allowedHosts: [],
      bodyLimitBytes: 262144,
      liveClientsMax: 100,
      waitMsMax: 5000,
      allowClockLift: false,
      project: true,
    });
  });

  it('are refused with a line for each that is wrong, by name', () => {
    const lines = refusal({ PARLEY_PORT: 'eighty', PARLEY_LOG_LEVEL: 'loud', PARLEY_STORE: 'mysql://x', PARLEY_PROT: '1' });
    expect(lines.map((line) => line.split(':', 1)[0])).toEqual(['PARLEY_PROT', 'PARLEY_STORE', 'PARLEY_PORT', 'PARLEY_LOG_LEVEL']);
    for (const line of lines) expect(line).toMatch(/^PARLEY_[A-Z_]+: .+\.$/);
  });

  it.each(['70000', '-1', '1.5', '', '0x50'])('take no port %j', (port) => {
    expect(refusal({ PARLEY_PORT: port })).toEqual(['PARLEY_PORT: give a port from 0 to 65535.']);
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'parley.example', '127.0.0.1.evil.example'])('open %s to nobody unless told to', (host) => {
    expect(refusal({ PARLEY_HOST: host })).toHaveLength(1);
    expect(readConfig({ PARLEY_HOST: host, PARLEY_ALLOW_UNAUTHENTICATED: 'true' }).host).toBe(host);
  });

  it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('serve %s, which only this machine reaches', (host) => {
    expect(readConfig({ PARLEY_HOST: host }).host).toBe(host);
  });

  it('leave alone what is meant for the command line', () => {
    expect(refusal({ PARLEY_RECORDER: 'Robin' })).toEqual([]);
  });
});
