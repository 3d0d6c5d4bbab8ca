import { ViewsError } from '../errors';

/** Classes of SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html): connection exceptions; the server is stopping or cannot take more. */
const LOST = /^(08...|57P0[1-5]|53300|25P0[34]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What the client says without a code. */
const LOST_SAID = /^(Connection terminated|timeout expired|Client has encountered a connection error|Client was closed|timeout exceeded)/;
const UNDEFINED_TABLE = '42P01';

/** The SQLSTATE, or the system's own code. */
export const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** The connection is gone, or none is to be had: what was asked may be asked again. */
export const isLost = (error: unknown): boolean => LOST.test(codeOf(error)) || (error instanceof Error && LOST_SAID.test(error.message));

/** A version that was live when it was looked up may have been dropped since. */
export const isDropped = (error: unknown): boolean => codeOf(error) === UNDEFINED_TABLE;

/** A lost connection as the views say it; anything else as it is. */
export const asSaid = (error: unknown): unknown => (isLost(error) ? new ViewsError('views-unreachable', {}, { cause: error }) : error);
