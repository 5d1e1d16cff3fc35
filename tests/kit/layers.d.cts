/** The types of the table of layers. */

export declare const mayImport: Readonly<Record<string, readonly string[]>>;
