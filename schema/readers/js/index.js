// The reader's public names.

export {formatDay, formatSeconds, parseDay, parseSeconds} from "./calendar.js";
export {DateError, parse} from "./dates.js";
export {parseDuration} from "./durations.js";
export {Fault} from "./faults.js";
export {inLanguage, readFolder, select} from "./folder.js";
export {inOrder, judge, judgeEvent, overlap} from "./query.js";
export {Resolver} from "./resolve.js";
export {ZoneError, toInstant, toLocal, zone} from "./zones.js";
