/** Version of the rules by which positions are derived; every answer names it. Rows derived by other rules are made anew. */
export const RULES_VERSION = '1';
