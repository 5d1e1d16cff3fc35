/** How the status of what a handler returns is set, in a suggestion. */

/** What the text names: a parameter of the handler, or what is imported of a package; `name` of the functions below is what the file calls it. */
type Named = { readonly parameter: number; /** The member of the parameter that is named. */ readonly member?: string } | { readonly imported: string; readonly from: string } | { readonly imported: string; readonly from: string; readonly parameter: number };

/** `status` is a code as it is written. */
export type ReturnedWriting = Named &
  (
    | {
        /** The value stands in a call: what stands before it and behind it. */
        readonly kind: 'around';
        readonly text: (status: string, name: string) => readonly [before: string, after: string];
        /** What is returned to answer without a body. */
        readonly empty: (status: string, name: string) => string;
      }
    | {
        /** A statement before the return; `parameter` is what the handler calls its parameter. Without a body null is returned. */
        readonly kind: 'statement';
        readonly text: (status: string, name: string, parameter: string) => string;
      }
    | {
        /** A decorator of the member. Without a body nothing is returned, or null where nothing stands for another code. */
        readonly kind: 'decorator';
        readonly returnsNull?: true;
        readonly text: (status: string, name: string) => string;
      }
  );
