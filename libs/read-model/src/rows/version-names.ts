import {
  OperationNodeTransformer,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type QueryResult,
  type RootOperationNode,
} from 'kysely';
import type { PluginTransformResultArgs, SchemableIdentifierNode, UnknownRow } from 'kysely';
import { VERSIONED_TABLES } from './tables';

const VERSIONED: ReadonlySet<string> = new Set(VERSIONED_TABLES);

/** `fact` of version 3 is the table `fact_v3`. */
export const versionName = (table: string, version: number): string => `${table}_v${version}`;

class Renaming extends OperationNodeTransformer {
  constructor(private readonly version: number) {
    super();
  }

  protected override transformSchemableIdentifier(node: SchemableIdentifierNode): SchemableIdentifierNode {
    const { name } = node.identifier;
    return VERSIONED.has(name) ? { ...node, identifier: { ...node.identifier, name: versionName(name, this.version) } } : node;
  }
}

/** Lets a query that says `fact` mean the table of one version. */
export class VersionNames implements KyselyPlugin {
  private readonly renaming: Renaming;

  constructor(version: number) {
    this.renaming = new Renaming(version);
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return this.renaming.transformNode(node);
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}
