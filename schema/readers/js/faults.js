// Why an event has no time.

/** No time: `kind` is cycle, missing, date, duration, zone or contradiction, `chain` names events. */
export class Fault extends Error {
  constructor(kind, chain = null) {
    super(`no time: ${kind}`);
    this.kind = kind;
    this.chain = chain;
  }

  /** The same, at home in an event unless it has come from another one. */
  of(id) {
    return this.chain ? this : new Fault(this.kind, [id]);
  }
}
