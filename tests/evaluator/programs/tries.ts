/** Programs about try, catch and finally, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const tries: readonly Program[] = [
  { code: 'let result; try { result = 1 } catch { result = 2 }', gives: '1' },
  { code: 'let result; try { throw 1 } catch { result = 2 }', gives: '2' },
  { code: 'let result = 0; try { result = 1 } finally { result += 10 }', gives: '11' },
  { code: 'let result = 0; try { throw 1 } catch { result = 1 } finally { result += 10 }', gives: '11' },
  { code: 'const h = () => { try { return 1 } finally { return 2 } }; const result = h()', gives: '2' },
  { code: 'const h = () => { try { throw 1 } finally { return 2 } }; const result = h()', gives: '2' },
  { code: 'const h = () => { try { return 1 } finally {} }; const result = h()', gives: '1' },
  { code: 'const h = () => { try { throw 1 } catch { return 2 } finally { return 3 } }; const result = h()', gives: '3' },
  { code: 'const h = () => { for (;;) { try { return 1 } finally { break } } return 2 }; const result = h()', gives: '2' },
  { code: 'let a = 1; const h = () => { try { return a } finally { a = 2 } }; const result = [h(), a]', gives: '[1,2]' },
  { code: 'let result; try { f(); result = 1 } catch { result = 2 }', gives: '1 | 2' },
  { code: 'let result = 0; try { result = 1; f(); result = 2 } catch {}', gives: '1 | 2' },
  { code: "let result; try { try { throw 'a' } catch (e) { throw e + 'b' } } catch (e) { result = e }", gives: '"ab"' },
  { code: "let result; try { try { throw 'a' } finally { result = 'f' } } catch (e) { result += e }", gives: '"fa"' },
  { code: "function a() { throw 'deep' } function b() { a() } let result; try { b() } catch (e) { result = e }", gives: '"deep"' },
  { code: "let result; try { [1].map(() => { throw 'in' }) } catch (e) { result = e }", gives: '"in"' },
  { code: "let result; try { if (x) throw 1 } catch { result = 'c' }", gives: '"c" | undefined' },
  { code: 'let result; try { x.a.b; result = 1 } catch { result = 2 }', gives: '1 | 2' },
  { code: "let result; try { const { a } = null; result = a } catch { result = 'c' }", gives: '"c"' },
  { code: 'let result; try { new f(); result = 1 } catch { result = 2 }', gives: '1 | 2' },
  { code: "let result = 's'; try { await f() } catch { result = 'c' }", gives: '"c" | "s"' },
  { code: "let result; try { result = await Promise.reject('r') } catch (e) { result = e }", gives: '"r"' },
  { code: "let result; try { Promise.reject('r').catch(() => {}); result = 'ok' } catch (e) { result = e }", gives: '"ok"' },
  { code: 'let result; try { throw x } catch (e) { result = e === x }', gives: 'true' },
  { code: 'let result; try { f() } catch (e) { result = e ? 1 : 2 }', gives: '1 | undefined' },
  { code: 'let result; try { f() } catch (e) { result = e.status ?? 500 }', gives: '500 | undefined | unknown' },
  { code: 'let result = 1; try { result = 2; if (x) throw 0; result = 3 } catch { result = result + 10 }', gives: '12 | 3' },
];
