/** Applications whose controllers are listed where they are made: `createExpressServer({ controllers: [UserController] })`. */

/** The names of their options. */
export interface ControllerApplication {
  /** Which argument is the object of options. */
  readonly options: number;
  /** Which argument is an application that the controllers are mounted in; one is made without it. */
  readonly application?: number;
  /** The list of controllers' classes. */
  readonly controllers: string;
  /** What all paths begin with. */
  readonly prefix: string;
  /** The list of classes of middleware and of what gets errors. */
  readonly middleware: string;
  /** The list of classes that get what members return. */
  readonly transformers: string;
}
