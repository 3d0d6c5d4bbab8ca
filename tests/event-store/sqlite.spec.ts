import { eventStoreContract } from './contract';
import { sqliteBook } from './sqlite-books';

eventStoreContract('SQLite', () => sqliteBook());
eventStoreContract('SQLite, committing in the calling thread', () => sqliteBook({ commitsHere: 'always' }));
eventStoreContract('SQLite, committing in the writer thread', () => sqliteBook({ commitsHere: 'never' }));
