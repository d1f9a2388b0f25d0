type Details = Readonly<Record<string, string | number>>;

/** “ở phần "xl/styles.xml"”, or nothing where the place is not known. */
function atPart(part: string | number | undefined, before: string): string {
  return part === undefined || part === '' ? '' : `${before} “${part}”`;
}

function decimalOf(number: string | number | undefined): string {
  return String(number).replace('.', ',');
}

/** A sentence for every problem code: what, where, what to do. */
export const viProblems = {
  'crosswalk.gone': 'Không còn bảng đối chiếu này; có thể nó vừa bị xóa.',
  'crosswalk.share': 'Phần chia của bảng đối chiếu phải lớn hơn 0 và cộng lại không quá 100%.',
  'set.gone': 'Bộ tiêu chí này không còn trong sổ.',
  'node.gone': 'Dòng này không còn trong bộ tiêu chí.',
  'unit.gone': 'Đơn vị này không còn trong sổ.',
  'block.gone': 'Khối này không còn trong sổ.',
  'assumption.gone': 'Giả định này không còn trong sổ.',
  'sheet.gone': 'Bảng tính này không còn trong sổ.',
  'scenario.gone': 'Kịch bản này không còn trong sổ.',
  'scenario.circle': (d: Details) => `“${String(d['name'])}” không thể dựa trên chính nó hay kịch bản dựa trên nó.`,
  'override.notAllowed': 'Một chỗ kịch bản ghi đè không hợp lệ nên không nhận kịch bản này. Sổ giữ nguyên.',
  'regroup.notLeaf': (d: Details) => `${String(d['code'])} có mục con: chỉ tách, gộp tiêu chí không có mục con.`,
  'regroup.shares': (d: Details) =>
    `Các phần của ${String(d['code'])} phải từ hai phần trở lên, mỗi phần lớn hơn 0 và cộng lại đúng điểm tối đa.`,
  'regroup.notSiblings': 'Hãy chọn từ hai tiêu chí trở lên trong cùng một mục để gộp.',
  'regroup.notPoints': (d: Details) =>
    `Điểm của ${String(d['code'])} do công thức hoặc so với đơn vị cao nhất tính ra nên không gộp được. Hãy nhập điểm trực tiếp rồi gộp.`,
  'extra.gone': 'Mục điểm cộng, điểm trừ này không còn.',
  'scenario.structure':
    'Kịch bản dùng chung đơn vị, khối và kỳ với phương án gốc. Hãy chuyển về phương án gốc để đổi các mục này.',
  'weight.negative': (d: Details) => `Trọng số của ${String(d['code'])} không được âm. Trọng số cũ được giữ nguyên.`,
  'max.notPositive': (d: Details) => `Điểm tối đa của ${String(d['code'])} phải là số lớn hơn 0.`,
  'max.belongsToLeaves': 'Chỉ tiêu chí không có mục con mới nhập điểm tối đa.',
  'points.aboveMax': (d: Details) =>
    `${String(d['points'])} điểm vượt điểm tối đa ${String(d['max'])} của tiêu chí ${String(d['code'])} (${String(d['unit'])}). Điểm cũ được giữ nguyên.`,
  'points.negative': (d: Details) =>
    `Điểm của tiêu chí ${String(d['code'])} (${String(d['unit'])}) không được âm. Điểm cũ được giữ nguyên.`,
  'points.belongToLeaves': 'Điểm của mục có con là tổng các con; hãy nhập ở tiêu chí thành phần.',
  'points.notRead': (d: Details) =>
    `Không hiểu “${String(d['text'])}”. Hãy gõ điểm (1,75), số liệu kê khai (96,4% hoặc 482/500), hoặc KAD.`,
  'declared.doesNotFit': (d: Details) =>
    `Số liệu kê khai không hợp với cách tính điểm của tiêu chí ${String(d['code'])}.`,
  'name.empty': 'Tên không được để trống.',
  'name.taken': (d: Details) => `Đã có “${String(d['name'])}”. Hãy chọn tên khác.`,
  'name.notAllowed': (d: Details) =>
    `Tên “${String(d['name'])}” không dùng được: hãy dùng chữ, số và dấu gạch dưới, không giống địa chỉ ô.`,
  'number.notFinite': 'Cần một con số.',
  'number.notRead': (d: Details) => `“${String(d['text'])}” không phải là số. Ví dụ viết đúng: 8,78 hoặc 1.717.`,
  'choice.notInList': (d: Details) => `“${String(d['text'])}” không có trong danh sách: ${String(d['choices'])}.`,
  'move.intoItself': 'Không chuyển được một mục vào chính nó.',
  'move.nowhere': 'Dòng này không chuyển thêm được theo hướng đó.',
  'year.notAllowed': (d: Details) => `“${String(d['year'])}” không phải là năm.`,
  'range.reversed': (d: Details) => `Giá trị nhỏ nhất của ${String(d['name'])} phải nhỏ hơn giá trị lớn nhất.`,
  'sheet.last': 'Bảng tính phải còn ít nhất một hàng và một cột.',
  'sheet.full': (d: Details) => `Bảng tính chỉ có tối đa ${String(d['max'])} hàng hoặc cột.`,
  'buffer.gone': 'Hãy chọn mục đệm có trong bộ tiêu chí.',
  'policy.notAllowed': 'Quy ước này không hợp lệ: số lẻ từ 0 đến 4, ngưỡng xếp loại giảm dần.',
  'scores.locked': (d: Details) =>
    `Điểm tự chấm của ${String(d['unit'])} đã chốt. Hãy mở chốt ở trang Tự chấm rồi sửa.`,
  'evidence.tooLarge': (d: Details) =>
    `Tệp “${String(d['name'])}” có ${String(d['megabytes'])} MB, lớn hơn 20 MB nên không giữ được. Hãy ghi số văn bản hoặc đường dẫn.`,
  'evidence.empty': (d: Details) => `Tệp “${String(d['name'])}” không có nội dung.`,
  'evidence.notRead': (d: Details) => `Trình duyệt không đọc được tệp “${String(d['name'])}”. Hãy chọn lại.`,
  'evidence.notHere': (d: Details) => `Tệp “${String(d['name'])}” không có trên máy này: nó được thêm ở máy khác.`,
  'cell.readonly': 'Ô này được tính, không nhập được.',
  'session.readOnly': 'Sổ đang mở ở thẻ khác nên ở đây chỉ xem. Bấm “Sửa ở đây” để sửa.',
  'session.nothingToUndo': 'Không còn gì để hoàn tác.',
  'entry.refused': (d: Details) => `“${String(d['text'])}” không nhập được. ${String(d['allowed'])}`,
  'date.impossible': (d: Details) => `Không có ngày “${String(d['text'])}”. Ô giữ nguyên chữ đã gõ.`,
  'cell.tooLong': (d: Details) => `Nội dung dài quá ${String(d['max'])} ký tự.`,
  'formula.notFormula': 'Công thức bắt đầu bằng dấu “=”.',
  'formula.tooLong': 'Công thức dài quá 8.192 ký tự. Hãy tách ra nhiều ô.',
  'formula.unclosedText': 'Thiếu dấu nháy kép đóng chuỗi.',
  'formula.unclosedSheetName': 'Thiếu dấu nháy đơn đóng tên trang.',
  'formula.unclosedParenthesis': 'Thiếu hoặc thừa dấu ngoặc.',
  'formula.unclosedArray': 'Thiếu dấu } đóng mảng.',
  'formula.unexpected': (d: Details) =>
    `Không hiểu “${String(d['text'])}” ở vị trí ${Number(d['position']) + 1} của công thức.`,
  'formula.incomplete': 'Công thức còn thiếu một giá trị.',
  'formula.number': (d: Details) => `Số “${String(d['text'])}” có thể đọc theo hai cách; hãy viết 1234,5.`,
  'formula.referenceInArray': 'Không đặt địa chỉ ô trong mảng { }.',
  'formula.unknownSheet': (d: Details) => `Không có trang “${String(d['sheet'])}” trong sổ.`,
  'formula.noHomeSheet': (d: Details) => `Địa chỉ “${String(d['text'])}” cần tên trang, ví dụ 'Tiêu chí'!F12.`,
  'formula.rangeAcrossSheets': 'Một vùng chỉ nằm trong một trang.',
  'storage.full':
    'Ổ đĩa hoặc phần dành cho trình duyệt đã đầy. Sổ vẫn còn trong bộ nhớ: hãy tải tệp sổ về rồi giải phóng chỗ.',
  'storage.lost': 'Mất kết nối với kho dữ liệu của trình duyệt. Đang thử lại; hãy tải tệp sổ nếu tình trạng kéo dài.',
  'storage.blocked': 'Một thẻ đang mở bản cũ của ứng dụng giữ kho dữ liệu. Hãy đóng thẻ đó rồi tải lại.',
  'storage.failed': 'Trình duyệt từ chối ghi dữ liệu. Sổ vẫn còn trong bộ nhớ: hãy tải tệp sổ về.',
  'storage.replaced': 'Dữ liệu của trang đã bị xóa trong lúc sổ đang mở. Sổ được lưu lại từ bộ nhớ.',
  'storage.missing': 'Không tìm thấy sổ này trên máy.',
  'storage.exists': 'Sổ này đã có trên máy.',
  'storage.conflict': 'Một thẻ khác đã ghi vào sổ. Hãy tải lại trang.',
  'storage.notWriter': 'Thẻ khác đang sửa sổ này.',
  'storage.newer': 'Dữ liệu do bản mới hơn của ứng dụng tạo ra nên ở đây chỉ xem. Hãy cập nhật ứng dụng.',
  'storage.frozen': 'Có bản mới của ứng dụng ở thẻ khác. Hãy tải lại trang.',
  'storage.damaged': 'Không đọc được sổ này. Hãy khôi phục từ tệp đã tải về.',
  'export.cancelled': 'Đã dừng xuất Excel.',
  'export.tooSlow': 'Xuất Excel quá lâu nên đã dừng. Hãy thử lại khi máy rảnh hơn.',
  'export.notStarted': 'Không khởi động được bộ xuất Excel. Hãy tải lại trang.',
  'export.failed': 'Không xuất được tệp Excel. Sổ không bị ảnh hưởng.',
  'export.noSet': 'Chưa có bộ tiêu chí hoặc đơn vị nào để xuất.',
  'export.noFigures': 'Chưa tính xong nên chưa có số liệu để xuất. Hãy đợi tính xong rồi xuất lại.',
  'export.noScenarios': 'Chưa chọn kịch bản nào để so sánh. Hãy chọn ở trang Kịch bản rồi xuất lại.',
  'fill.notXlsx': 'Chỉ điền được vào tệp .xlsx. Hãy mở tệp bằng Excel hay LibreOffice, lưu thành .xlsx rồi chọn lại.',
  'fill.noSheet': (d: Details) => `Không tìm thấy trang “${String(d['sheet'])}” trong tệp. Chưa có gì được viết.`,
  'fill.unreadable': (d: Details) =>
    `Không viết được vào trang “${String(d['sheet'])}”. Hãy mở tệp bằng Excel, lưu lại rồi chọn lại.`,
  'fill.formulaCell': (d: Details) =>
    `Dòng ${String(d['row'])} của trang “${String(d['sheet'])}” có công thức ở ô cần điền. Chưa có gì được viết.`,
  'file.notOurs': 'Đây không phải tệp sổ điểm (.sodiem.json). Không có gì thay đổi.',
  'file.newer': (d: Details) =>
    `Tệp do bản mới hơn của ứng dụng tạo ra (định dạng ${String(d['formatVersion'] ?? '')}). Hãy cập nhật ứng dụng. Không có gì thay đổi.`,
  'file.checksum': 'Tệp bị hỏng: mã kiểm tra không khớp. Hãy dùng một bản sao khác. Không có gì thay đổi.',
  'file.damaged': (d: Details) => `Tệp bị hỏng ở “${String(d['path'] ?? '')}”. Không có gì thay đổi.`,
  'file.tooLarge': 'Tệp lớn hơn 20 MB nên không mở được. Không có gì thay đổi.',
  'read.empty': 'Tệp không có gì bên trong. Hãy mở lại tệp gốc, lưu rồi chọn lại.',
  'read.tooLarge': (d: Details) =>
    `Tệp nặng ${decimalOf(d['mb'])} MB, quá ${String(d['maxMb'])} MB. Hãy xóa ảnh và các trang không cần rồi lưu lại.`,
  'read.notSpreadsheet':
    'Đây không phải là tệp bảng tính. Hãy chọn tệp Excel (.xlsx, .xls, .xlsb), LibreOffice (.ods) hoặc .csv.',
  'read.webPage':
    'Tệp này là trang web hoặc XML mang tên bảng tính. Hãy mở bằng Excel hay LibreOffice, lưu lại thành .xlsx rồi chọn lại.',
  'read.zipOfFiles': 'Tệp nén này chứa nhiều tệp. Hãy giải nén rồi chọn các tệp bên trong.',
  'read.encrypted': 'Tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi chọn lại.',
  'read.damaged': (d: Details) =>
    `Tệp bị hỏng${atPart(d['part'], ' ở phần')}. Hãy mở bằng Excel hay LibreOffice, lưu thành tệp mới rồi chọn lại.`,
  'read.inflatesTooMuch': (d: Details) =>
    `Phần ${String(d['part'])} của tệp bung ra quá lớn (giới hạn ${String(d['maxMb'])} MB và ${String(d['ratio'])} lần). Tệp không được mở để bảo vệ máy của bạn.`,
  'read.tooManyParts': (d: Details) =>
    `Tệp gồm hơn ${String(d['max'])} phần. Hãy xóa ảnh và các trang không cần rồi lưu lại.`,
  'read.nestedZip': (d: Details) => `Phần ${String(d['part'])} của tệp lại là một tệp nén. Tệp không được mở.`,
  'read.dtd': (d: Details) =>
    `Phần ${String(d['part'])} chứa khai báo DTD, bảng tính thật không có. Tệp không được mở để bảo vệ máy của bạn.`,
  'read.tooDeep': (d: Details) =>
    `Phần ${String(d['part'])} lồng nhau quá ${String(d['max'])} tầng. Hãy lưu lại bằng Excel rồi chọn lại.`,
  'read.tooManyCells': (d: Details) =>
    `Đến trang “${String(d['sheet'])}” tệp đã có hơn ${String(d['max'])} ô. Hãy tách tệp hoặc xóa các trang không cần.`,
  'read.tooManyMerges': (d: Details) =>
    `Trang “${String(d['sheet'])}” có hơn ${String(d['max'])} vùng ô gộp. Hãy bỏ gộp ô rồi lưu lại.`,
  'read.tooManyTexts': (d: Details) => `Tệp có hơn ${String(d['max'])} đoạn chữ khác nhau. Hãy tách tệp.`,
  'read.tooManyStyles': (d: Details) => `Tệp có hơn ${String(d['max'])} kiểu định dạng. Hãy chép bảng sang tệp mới.`,
  'read.tooManySheets': (d: Details) => `Tệp có hơn ${String(d['max'])} trang tính. Hãy tách tệp.`,
  'read.tooManyNames': (d: Details) => `Tệp có hơn ${String(d['max'])} tên vùng. Hãy chép bảng sang tệp mới.`,
  'read.textTooLong': (d: Details) =>
    `Nội dung${atPart(d['sheet'], ' ở trang')}${atPart(d['address'], ', ô')} dài quá ${String(d['max'])} ký tự. Hãy rút ngắn rồi lưu lại.`,
  'read.tooMuchText': (d: Details) =>
    `Chữ trong các ô${atPart(d['sheet'], ' đến trang')} cộng lại quá ${String(d['max'])} ký tự. Hãy tách tệp.`,
  'read.badAddress': (d: Details) =>
    `Trang “${String(d['sheet'])}” có ô nằm ngoài bảng tính của Excel (hàng ${String(d['row'])}, cột ${String(d['column'])}). Hãy lưu lại bằng Excel rồi chọn lại.`,
  'read.noSheets': 'Tệp không có trang tính nào. Hãy chọn tệp khác.',
  'read.unreadable': 'Trình duyệt không đọc được tệp từ đĩa. Tệp có thể đã bị chuyển hoặc đang mở; hãy chọn lại.',
  'read.tooSlow': (d: Details) =>
    `Đọc tệp quá ${String(d['seconds'])} giây nên đã dừng. Hãy mở bằng Excel, lưu lại thành .xlsx rồi chọn lại.`,
  'read.cancelled': 'Đã dừng đọc tệp. Sổ không thay đổi.',
  'read.notStarted': 'Không khởi động được phần đọc tệp. Hãy tải lại trang rồi thử lại.',
  'read.failed': (d: Details) =>
    `Phần đọc tệp gặp lỗi (${String(d['message'])}). Sổ không thay đổi; hãy lưu lại tệp thành .xlsx rồi thử lại.`,
  'form.notOurs': 'Đây không phải biểu do ứng dụng này xuất ra. Nếu là bảng điểm thường, hãy dùng “Nhập từ Excel…”.',
  'form.withoutMap':
    'Tệp giống biểu tự chấm nhưng trang ẩn nhận dạng không còn (thường do chép sang tệp mới). Hãy dùng “Nhập từ Excel…”, hoặc xin lại đúng tệp đã gửi.',
  'form.isWorkbook': 'Đây là cả sổ đã xuất ra Excel, không phải biểu của một đơn vị. Hãy dùng “Nhận lại sổ từ Excel…”.',
  'map.absent': 'Tệp không có trang ẩn nhận dạng nên không biết là của đơn vị nào.',
  'map.newer': 'Tệp do bản mới hơn của ứng dụng tạo ra. Hãy cập nhật ứng dụng rồi nhận lại.',
  'map.damaged': (d: Details) =>
    `Trang ẩn nhận dạng của tệp bị sửa hoặc hỏng ở dòng ${String(d['row'])}. Hãy gửi lại biểu cho đơn vị.`,
  'returned.damaged': (d: Details) =>
    `Trang ẩn nhận dạng của tệp bị sửa hoặc hỏng ở dòng ${String(d['row'])}. Hãy xuất lại sổ ra Excel và sửa trong tệp mới, hoặc lấy lại bản tệp trước khi hỏng.`,
  'package.notOurs': 'Đây không phải gói của đơn vị (.sodiem-goi.json).',
  'package.isWorkbook':
    'Đây là tệp sổ điểm, không phải gói của đơn vị. Hãy mở nó ở màn hình đầu bằng “Khôi phục từ tệp”.',
  'declared.notDeclared': (d: Details) => `“${String(d['text'])}” không phải số liệu kê khai của tiêu chí này.`,
  'declared.numberNotRead': (d: Details) =>
    `“${String(d['text'])}” không phải là số. Ví dụ viết đúng: 96,4% hoặc 482/500.`,
  'declared.answerNotRead': (d: Details) => `“${String(d['text'])}” không phải Có hoặc Không.`,
  'declared.kindMismatch': 'Loại số liệu này không hợp với cách tính điểm của tiêu chí.',
  'declared.notFinite': 'Số liệu kê khai phải là số.',
  'declared.negative': 'Số liệu kê khai không được âm.',
  'declared.countNotWhole': (d: Details) => `Số lượng phải là số nguyên, không phải ${String(d['value'])}.`,
  'declared.choiceUnknown': (d: Details) =>
    `Không có lựa chọn thứ ${String(d['index'])}; danh sách có ${String(d['count'])} lựa chọn.`,
  'declared.answersIncomplete': (d: Details) =>
    `Cần ${String(d['expected'])} câu trả lời, mới có ${String(d['found'])}.`,
  'declared.sharesIncomplete': (d: Details) => `Cần ${String(d['expected'])} tỷ lệ, mới có ${String(d['found'])}.`,
  'declared.sharesNotHundred': (d: Details) => `Các tỷ lệ cộng lại ${String(d['sum'])}%, phải là 100%.`,
  'declared.inputMissing': (d: Details) => `Thiếu số liệu “${String(d['name'])}”.`,
  'returned.notOurs':
    'Tệp này không phải cả sổ do ứng dụng xuất ra, hoặc đã mất trang ẩn nhận dạng. Hãy dùng “Nhập từ Excel…”.',
  'returned.isForm': 'Đây là biểu của một đơn vị, không phải cả sổ. Hãy dùng “Nhận biểu từ đơn vị…”.',
  'returned.sheetGone': 'Trang này không còn trong tệp; các ô của nó không được so.',
  'returned.rowGone': 'Dòng này đã bị xóa hoặc chuyển đi trong Excel. Hãy xóa dòng trong ứng dụng.',
  'returned.columnGone': 'Cột này đã bị xóa hoặc chuyển đi trong Excel. Hãy xóa cột trong ứng dụng.',
  'returned.newSheet': 'Trang mới thêm trong Excel, không nhận. Hãy dùng “Nhập từ Excel…” cho trang này.',
  'returned.newRow': 'Dòng mới thêm trong Excel, không nhận. Hãy thêm dòng trong ứng dụng.',
  'returned.newColumn': 'Cột mới thêm trong Excel, không nhận. Hãy thêm cột trong ứng dụng.',
  'returned.choice': 'Ô này chọn giá trị theo kịch bản. Hãy sửa phương án gốc ở bảng của trang “Kịch bản”.',
  'returned.watched': 'Chính sách và số liệu riêng của kịch bản không nhận từ Excel. Hãy sửa trong ứng dụng.',
  'returned.computed': 'Ô này được tính tự động; con số gõ đè không được nhận.',
  'returned.recomputed': 'Công thức tính tự động đã bị sửa; ứng dụng vẫn tính theo cách của mình.',
  'returned.noValue': 'Ô có công thức mà tệp không lưu kết quả. Hãy mở bằng Excel, lưu lại, hoặc gõ con số.',
  'returned.formula': 'Không đọc được công thức này.',
  'returned.function': (d: Details) => `Ứng dụng không có hàm ${String(d['name'])}.`,
  'returned.name': (d: Details) => `Công thức dùng tên “${String(d['name'])}” mà ứng dụng không có.`,
  'returned.sheet': (d: Details) => `Công thức lấy số từ “${String(d['name'])}”, nơi ứng dụng không có.`,
  'returned.outside': 'Công thức lấy số từ dòng hoặc cột mới thêm, mà ứng dụng không có.',
  'returned.lost': 'Công thức trỏ tới ô đã bị xóa, hoặc ô nằm ngoài bảng của ứng dụng.',
  'merge.errorCell': (d: Details) => `Ô có lỗi ${String(d['error'])} của Excel.`,
  'merge.dateCell':
    'Excel đã đổi nội dung gõ vào thành ngày tháng nên không biết số gốc. Hãy gõ lại tử số và mẫu số vào hai ô.',
  'merge.notRead': (d: Details) =>
    `Không hiểu “${String(d['text'])}”. Cần một con số, một lựa chọn của danh sách, hoặc KAD.`,
  'merge.twoAnswers': 'Tiêu chí này được nhập theo hai cách khác nhau; không biết lấy cách nào.',
  'merge.incomplete': 'Số liệu kê khai còn thiếu: ô này đang trống.',
  'merge.noRule': 'Tiêu chí này không có cách tính điểm nên không nhận số liệu kê khai.',
  'merge.shareOrPercent': (d: Details) =>
    `Không rõ ${String(d['text'])} là tỷ lệ hay phần trăm. Hãy gõ có dấu %, ví dụ 96,4%.`,
  'merge.rowGone': 'Dòng của tiêu chí này không còn trong tệp.',
  'merge.placeGone': (d: Details) => `Chỗ này không còn trong sổ (${String(d['unit'])}).`,
  'merge.wrongKind': 'Giá trị không đúng loại của ô.',
} satisfies Record<string, string | ((details: Details) => string)>;

/** Why a formula shows an error. */
export const viCellProblems = {
  cycle: (d: Details) => `Công thức quay vòng về chính nó: ${String(d['places'])}. Hãy bỏ một tham chiếu trong vòng.`,
  resultDependency: (d: Details) =>
    `Trọng số không được phụ thuộc kết quả xếp hạng, vì chính nó quyết định kết quả: ${String(d['places'])}.`,
  unknownName: (d: Details) => `Không có tên “${String(d['name'])}”. Tên dùng được: W_mã, MAX_mã và tên giả định.`,
  unknownFunction: (d: Details) => `Không có hàm “${String(d['name'])}”.`,
  divisionByZero: () => 'Chia cho 0.',
  wrongType: () => 'Có chữ ở chỗ cần số, hoặc sai kiểu đối số.',
  notAvailable: () => 'Không tìm thấy giá trị.',
  badReference: () => 'Tham chiếu đến ô hoặc mục không còn nữa.',
  badNumber: () => 'Số nằm ngoài miền của hàm.',
  spill: () => 'Kết quả mảng không đủ ô trống để trải ra.',
  syntax: () => 'Không đọc được công thức.',
  limit: (d: Details) => `Công thức quá lớn để tính (${String(d['which'])}). Nội dung vẫn được giữ.`,
  tooSlow: () =>
    'Công thức không tính xong trong thời hạn nên được để riêng. Nội dung vẫn được giữ; hãy sửa công thức.',
  passedOn: (d: Details) => `Lỗi truyền từ ${String(d['first'])}.`,
} satisfies Record<string, (details: Details) => string>;

/** What is wrong with a scoring rule. */
export const viRuleFlaws = {
  ruleEmpty: 'chưa có mức nào',
  pointsAboveMax: 'có mức cao hơn điểm tối đa',
  pointsNegative: 'có mức âm',
  topNotReachable: 'không mức nào đạt điểm tối đa',
  bandsOverlap: 'các khoảng chồng lên nhau',
  bandPointsRise: 'khoảng thấp hơn lại được nhiều điểm hơn',
  bandOutside: 'có khoảng nằm ngoài 0–100%',
  targetNotPositive: 'mức mục tiêu phải lớn hơn 0',
  floorOutside: 'mức sàn nằm ngoài khoảng cho phép',
  stepNotPositive: 'bước điểm phải lớn hơn 0',
  shareOutside: 'tỷ lệ nằm ngoài 0–100%',
  labelEmpty: 'có mức chưa đặt tên',
  labelRepeated: 'có hai mức trùng tên',
  questionUnknown: 'nhắc đến câu hỏi không có',
  questionEmpty: 'câu hỏi chưa có nội dung',
  questionRepeated: 'có hai câu hỏi giống nhau',
  questionUnused: 'có câu hỏi không dùng đến',
  caseUnreachable: 'có trường hợp không bao giờ xảy ra',
  inputNameInvalid: 'tên số liệu đầu vào không hợp lệ',
  inputNameRepeated: 'tên số liệu đầu vào bị trùng',
} satisfies Record<string, string>;

/** What the checks of a criteria set find. */
export const viChecks = {
  'check.codeMissing': (d: Details) => `“${String(d['name'])}” chưa có mã.`,
  'check.codeDuplicate': (d: Details) => `Mã ${String(d['node'])} bị trùng.`,
  'check.maxMissing': (d: Details) => `${String(d['node'])} chưa có điểm tối đa.`,
  'check.childrenSum': (d: Details) =>
    `${String(d['node'])} ghi ${String(d['stated'])} điểm nhưng các mục con cộng lại ${String(d['sum'])}.`,
  'check.totalDiffers': (d: Details) =>
    `Tổng điểm tối đa là ${String(d['sum'])}, bộ tiêu chí ghi ${String(d['stated'])}.`,
  'check.effectiveDiffers': (d: Details) =>
    `Tổng trọng số hiệu lực là ${String(d['sum'])}, bộ tiêu chí ghi ${String(d['stated'])}.`,
  'check.unknownName': (d: Details) => `Trọng số của ${String(d['node'])} dùng tên lạ “${String(d['unknown'])}”.`,
  'check.pointsAboveMax': (d: Details) =>
    `${String(d['unit'])}: ${String(d['points'])} điểm vượt tối đa ${String(d['max'])} của ${String(d['node'])}.`,
  'check.pointsNegative': (d: Details) => `${String(d['unit'])}: điểm âm ở ${String(d['node'])}.`,
  'check.rule': (d: Details) => `Cách tính điểm của ${String(d['node'])}: ${String(d['flaw'])}.`,
  'check.formula': (d: Details) => `${String(d['place'])}: ${String(d['text'])}`,
} satisfies Record<string, (details: Details) => string>;
