import { nameOfPostgres } from '../support/postgres/shared';
import { viewsContract } from './contract';
import { newPostgresPlace } from './postgres-place';

beforeAll(async () => process.stdout.write(`views on PostgreSQL: ${await nameOfPostgres()}\n`));

viewsContract('PostgreSQL', () => newPostgresPlace());
