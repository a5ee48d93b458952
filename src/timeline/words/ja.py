"""日本語."""

QUOTES = ("「", "」")
THOUSANDS = ","
GROUP_FROM = 1000
DECIMAL = "."
NUMBERS: dict[int, str] = {}
SCALES = ((10**12, "{n}兆"), (10**8, "{n}億"), (10**4, "{n}万"))

MONTHS = tuple(f"{month}月" for month in range(1, 13))
SHORT_MONTHS = MONTHS
SHORTENED = "end"
ARTICLES: dict[str, str] = {}
IN: dict[str, str] = {}
IN_DEFAULT = ""
HOUR = "{}"

SEASONS = {21: "春", 22: "夏", 23: "秋", 24: "冬"}
PARTS = {
    33: "第1四半期", 34: "第2四半期", 35: "第3四半期", 36: "第4四半期", 37: "最初の4カ月",
    38: "中間の4カ月", 39: "最後の4カ月", 40: "上半期", 41: "下半期",
}  # fmt: skip

UNITS = {
    "years": ("{n}年",), "months": ("{n}カ月",), "weeks": ("{n}週間",), "days": ("{n}日",),
    "hours": ("{n}時間",), "minutes": ("{n}分",), "seconds": ("{n}秒",),
}  # fmt: skip

ZONES = {
    "UTC": "協定世界時", "America/New_York": "米東部", "America/Chicago": "米中部",
    "America/Denver": "米山岳部", "America/Los_Angeles": "米太平洋", "America/Bogota": "ボゴタ",
    "America/Caracas": "カラカス", "America/Mexico_City": "メキシコ市", "America/Havana": "ハバナ",
    "America/Lima": "リマ", "America/Sao_Paulo": "サンパウロ",
    "America/Argentina/Buenos_Aires": "ブエノスアイレス", "Asia/Tokyo": "日本",
    "Asia/Seoul": "韓国", "Asia/Shanghai": "中国", "Asia/Taipei": "台北", "Asia/Hong_Kong": "香港",
    "Asia/Singapore": "シンガポール", "Asia/Kolkata": "インド", "Asia/Dubai": "ドバイ",
    "Asia/Jerusalem": "エルサレム", "Asia/Tehran": "テヘラン", "Africa/Cairo": "カイロ",
    "Europe/Berlin": "ベルリン", "Europe/London": "ロンドン", "Europe/Madrid": "マドリード",
    "Europe/Moscow": "モスクワ", "Europe/Paris": "パリ", "Europe/Rome": "ローマ",
    "Europe/Kyiv": "キーウ", "Europe/Kiev": "キーウ", "Europe/Istanbul": "イスタンブール",
    "Australia/Sydney": "シドニー",
}  # fmt: skip

# Units of measure that have a name beside their symbol.
MEASURES = {
    "USD": "米ドル", "EUR": "ユーロ", "COP": "コロンビア・ペソ", "t": "トン", "min": "分",
    "h": "時間", "d": "日", "a": "年",
}  # fmt: skip


def plural(n: int) -> int:
    """Japanese nouns have one form."""
    return 0


PHRASES = {
    "open_unknown": "初めから、終わりは不明", "unknown_open": "始まりは不明、現在も継続",
    "name_part": "時期", "span_comma": "", "span_and": "", "unknown_year": "{x}(年は不明)",
    "year_unknown": "年は不明", "uncertain_time": "{x}(不確か)", "approximate_time": "{x}ごろ",
    "both_time": "{x}ごろ(不確か)", "all_later": "{x}とそれ以降すべて",
    "all_earlier": "{x}とそれ以前すべて", "passed_days": "{passed}({days}経過)",
    "day": "{year}{month}{day}日", "day_month": "{month}{day}日", "day_only": "{day}日",
    "month": "{year}{month}", "year": "{n}年", "year_ce": "西暦{n}年", "year_bce": "紀元前{n}年",
    "year_span": "{n}〜{next}", "decade": "{n}年代", "season": "{year}{part}",
    "part": "{year}{part}", "north": "{x}(北半球)", "south": "{x}(南半球)", "clock": "{date}{time}",
    "time": "{hour}時{minute}分", "time_seconds": "{hour}時{minute}分{second}秒",
    "zone": "{x}({zone}時間)", "zone_offset": "{x}({zone})", "axis_day": "{month}{day}日",
    "rounded": "{x}ごろ({between})", "month_unknown": "{x}(月は不明)",
    "day_unknown": "{x}(日は不明)", "month_day_unknown": "{x}(月日は不明)",
    "day_of_some_month": "{day}日(月は不明)", "day_of_unknown_month": "{year}の{day}日(月は不明)",
    "some_year": "{low}から{high}の間のいずれかの年の{x}", "uncertain": "{x}(不確か)",
    "approximate": "{x}ごろ", "both": "{x}ごろ(不確か)", "parts": "{x}({parts})",
    "parts_uncertain": "{names}は不確か", "parts_approximate": "{names}はおよそ",
    "parts_both": "{names}は不確かでおよそ", "name_year": "年", "name_month": "月",
    "name_day": "日", "name_time": "時刻", "from_to": "{x}から{y}まで", "short_span": "{x}〜{y}",
    "between": "{x}から{y}の間", "by": "{x}までに", "or_later": "{x}以降", "or_earlier": "{x}以前",
    "from_on": "{x}以降", "until": "{x}まで", "end_unknown": "{x}から(終わりは不明)",
    "start_unknown": "{x}まで(始まりは不明)", "times_on_day": "{x}{times}",
    "day_by_time": "{x}{time}までに", "day_from_time": "{x}{time}以降",
    "day_starting_at": "{x}、{time}に開始", "day_starting": "{x}、{times}に開始",
    "start_end": "開始は{x}、終了は{y}", "start_open": "開始は{x}、現在も継続",
    "start_no_end": "開始は{x}、終了は不明", "no_start_end": "開始は不明、終了は{x}",
    "and_later": "{x}、かつ{y}", "any_time": "時期を問わず", "undated": "日付不明",
    "end_of": "{x}の終わりまで", "comma": "、", "or": "または", "and": "、",
    "start_of": "{x}の開始", "finish_of": "{x}の終了", "after": "{x}の後", "before": "{x}の前",
    "during": "{x}の間", "same": "{x}と同時", "same_start": "{x}の開始時",
    "same_end": "{x}の終了時", "exactly_after": "{x}の{span}後", "exactly_before": "{x}の{span}前",
    "day_after": "{x}の翌日", "day_before": "{x}の前日", "same_day_after": "{x}の後、同じ日のうち",
    "same_day_before": "{x}の前、同じ日のうち", "within_after": "{x}の後{span}以内",
    "within_before": "{x}の前{span}以内", "least_after": "{x}の{span}後かそれ以降",
    "least_before": "{x}の{span}前かそれ以前", "range_after": "{x}の{low}から{high}後",
    "range_before": "{x}の{low}から{high}前", "due_after": "{x}から{span}以内",
    "bounds": "{x}({bounds})", "according_to": "{standing}({voices}による)",
    "by_voices": "{standing}({voices})", "because": "{standing}(手動で設定:{reason})",
    "claim": "{about}{speaker}が{stance}{at}", "claim_text": "{claim}:{text}", "claim_at": "({at})",
    "claim_about": "{about}は、", "nobody": "何者か", "days_left_one": "残り{days}",
    "days_left": "残り{days}", "due_today": "本日期限", "overdue_days": "期限を{days}超過",
    "unit_scaled": "{n}{unit}", "about_number": "約{n}",
    "best": "{n}(最良の推定。{low}から{high}の間)", "low_high": "{low}から{high}の間",
    "at_least": "{n}以上", "at_most": "{n}以下", "measure": "{measure}:{amount}",
    "as_of": "{x}({when}時点)", "unit": "{n}{unit}",
}  # fmt: skip

LABELS = {
    "kind": {
        "incident": "事件", "meeting": "会談・会合", "statement": "発言", "commitment": "約束",
        "decision": "決定", "publication": "公表", "election": "選挙", "measure": "措置",
        "period": "期間",
    },
    "status": {
        "planned": "予定", "ongoing": "継続中", "occurred": "発生済み", "cancelled": "中止",
        "postponed": "延期",
    },
    "stance": {
        "alleges": "主張", "reports": "報告", "confirms": "確認", "disputes": "異議",
        "denies": "否定", "retracts": "撤回",
    },
    "standing": {
        "retracted": "撤回済み", "disputed": "異論あり", "confirmed": "確認済み",
        "reported": "報告あり", "alleged": "主張のみ", "unsourced": "出典なし",
    },
    "role": {
        "host": "主催", "guest": "招待", "attendee": "出席", "presenter": "説明", "speaker": "発言",
        "target": "標的", "subject": "対象", "party": "当事者",
    },
    "relation": {
        "part_of": "上位の出来事", "follows": "前の出来事", "caused_by": "原因",
        "responds_to": "応答先", "concerns": "対象", "same_as": "同じ出来事",
        "contradicts": "食い違う出来事", "fulfils": "果たした約束", "breaks": "破った約束",
        "after": "後", "before": "前", "during": "期間中", "same": "同時",
    },
    "state": {
        "scheduled": "予定", "in_progress": "進行中", "met": "履行済み",
        "partially_met": "一部履行", "not_met": "不履行", "withdrawn": "取り下げ",
        "unknown": "結果は未記録",
    },
    "due": {
        "settled": "決着済み", "pending": "期限前", "possibly-overdue": "期限超過の可能性",
        "overdue": "期限超過", "passed": "期限は過ぎたが結果は未記録", "unknown": "期限不明",
    },
    "source_type": {
        "news-article": "報道記事", "interview": "インタビュー", "speech": "演説",
        "official-record": "公的記録", "report": "報告書", "dataset": "データセット",
        "book": "書籍", "post": "投稿", "photograph": "写真", "video": "動画", "other": "その他",
    },
    "place_precision": {
        "exact": "正確", "near": "付近", "city": "市内のどこか", "region": "地域内のどこか",
        "country": "国内のどこか",
    },
    "entity_type": {
        "person": "人物", "organization": "組織", "group": "集団", "state": "国家", "place": "場所",
    },
    "name_kind": {"alias": "通称", "former": "旧称", "abbreviation": "略称", "native": "原語名"},
    "match": {"certain": "確実", "possible": "可能性あり"},
    "heading": {
        "id": "ID", "when": "日時", "title": "題名", "start": "開始",
        "start_latest": "遅くとも開始", "end_earliest": "早くとも終了", "end": "終了",
        "match": "該当", "bar": "帯", "kind": "種類", "status": "状況", "standing": "裏付け",
        "who": "関係者", "place": "場所", "places": "場所", "tags": "タグ", "tag": "タグ",
        "sources": "出典", "source": "出典", "voices": "発言者", "voice": "発言者",
        "summary": "要約", "description": "説明", "language": "言語", "due": "期限",
        "deadline": "期限日時", "days_left": "残り日数", "overdue": "超過", "state": "状態",
        "path": "ファイル", "created": "作成", "modified": "更新", "revision": "版",
        "group": "区分", "delta": "前との間隔", "participants": "関係者", "relations": "関連",
        "relation": "関連", "quantities": "数値", "claims": "主張", "media": "媒体",
        "commitment": "約束", "debtor": "約束した側", "creditor": "相手", "action": "内容",
        "evidence": "根拠", "count": "件数", "value": "値", "certain": "確実", "possible": "可能性",
        "from": "から", "to": "まで", "days": "日数", "found": "一致箇所", "gap_after": "直前",
        "gap_before": "直後", "period": "期間", "first": "最初", "last": "最後",
        "revision_at": "コミット", "withdrawn": "取り下げ", "name": "名前", "type": "種類",
        "role": "役割", "by": "語り手", "draft": "下書き", "notes": "メモ", "origin": "取り込み元",
        "editors": "編者", "other_names": "別名", "of": "所属", "members": "構成員",
        "identifiers": "識別子", "authors": "著者", "publisher": "発行元", "issued": "発行日",
        "accessed": "閲覧日", "url": "アドレス", "archive_url": "保存版", "cites": "典拠",
        "former_ids": "以前のID", "event": "出来事", "stance": "立場", "about": "対象",
    },
    "page": {
        "at_a_glance": "概観", "events": "できごと", "skip": "できごとの一覧へ", "since": "開始",
        "until": "終了", "text": "検索", "any": "すべて", "reset": "すべて表示",
        "count": "{total}件中{n}件", "total": "{n}件", "total_one": "1件",
        "nothing": "条件に合うできごとはありません。", "unknown": "このページにない条件: {filters}",
        "language": "言語", "own_name": "日本語",
        "adaptive": "時間の縮尺は一定ではありません。できごとのない期間は短く描いています。",
        "linear": "時間の縮尺は一定です。",
        "counted": "棒は{unit}ごとに始まったできごとの件数です。最大は{n}件です。", "minute": "1分",
        "hour": "1時間", "day": "1日", "month": "1か月", "year": "1年", "minutes": "{n}分",
        "hours": "{n}時間", "months": "{n}か月", "years": "{n}年", "without_date": "日付なし",
        "not_drawn": "日付がないため描いていないできごと：{n}件。", "exact": "正確な日時",
        "within": "この間のいつか", "throughout": "この間ずっと",
        "approximate": "おおよそ、または不確か", "open": "端が未定または不明", "pending": "未定",
        "deadline": "約束の期限", "link": "このできごとへのリンク", "calendar": "カレンダー",
        "feed": "フィード", "data": "データ", "earlier": "前", "later": "次", "sources": "出典",
        "who": "人物・団体", "kind": "種類", "tag": "タグ", "standing": "裏付け", "date": "日付",
        "event": "できごと", "where": "場所", "figures": "数値", "claims": "誰が述べたか",
        "related": "関連", "commitment": "約束", "owed_by": "約束した側", "owed_to": "相手",
        "due": "期限", "state": "状態", "evidence": "根拠", "media": "媒体",
        "archived": "保存された写し", "withdrawn": "取り下げ", "possible": "該当する可能性",
        "on": "{when}時点", "met": "{when}に履行", "status": "状況", "updated": "更新",
        "when": "日時", "description": "説明", "summary": "要約", "tags": "タグ",
        "maybe": "可能性あり {n}件",
        "dates": "日付は 2004、2004-10、2004-10-16、200X、-0043 のように書きます。",
        "today": "今日", "other": "その他", "more": "出どころと詳細", "lanes": "レーン",
        "filters": "絞り込み", "place": "場所", "source": "出典", "voice": "発言者",
        "as_told_by": "語り手", "rest": "ほかを灰色で表示", "person": "人物", "body": "組織",
        "one_stream": "まとめて", "zoom_in": "拡大", "zoom_out": "縮小", "all_time": "全期間",
        "keys": "矢印キーでできごとを移動、+ と - で拡大縮小、0 で全体、Enter で開く",
        "as_of_day": "{when}時点", "works_total": "出典{n}件", "works_one": "出典1件",
        "why_confirmed": "確認済み：{voices}が述べており、互いに独立した刊行か公的記録です。",
        "why_reported": "報告：{voices}が述べていますが、確認済みとするには足りません。",
        "why_cited": "報告：{voices}に記載がありますが、主張の記録はありません。",
        "why_alleged": "主張：{voices}だけが述べています。",
        "why_disputed": "争いあり：{voices}が否定または異議を唱えています。",
        "why_retracted": "撤回：{voices}が撤回しました。",
        "why_unsourced": "出典が示されていません。", "why_set": "編集者による設定：{reason}",
        "cast": "人物・組織・場所", "story": "物語", "start_story": "はじめる",
        "of": "{n} / {total}", "scale_km": "{n} km", "map": "地図", "back": "年表に戻る",
        "not_found": "このページはありません", "home": "年表へ",
    },
}  # fmt: skip
