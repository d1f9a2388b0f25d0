import type { FunctionRow } from '../functionHelp.ts';

const MATCH_MODE =
  '[kiểu_khớp]:0 hoặc bỏ trống khớp đúng, -1 khớp đúng hoặc nhỏ hơn gần nhất, 1 khớp đúng hoặc lớn hơn gần nhất, 2 dùng ký tự đại diện * và ?';
const SEARCH_MODE = '[kiểu_tìm]:1 hoặc bỏ trống tìm từ đầu, -1 tìm từ cuối';
const WANTED = 'giá_trị_tìm:giá trị được tìm';
const SORTED = '[tìm_gần_đúng]:FALSE khớp đúng; TRUE hoặc bỏ trống khớp gần đúng, cần xếp tăng dần';
const ARRAY = 'mảng:vùng hoặc mảng';

export const lookup: readonly FunctionRow[] = [
  [
    'ADDRESS',
    'Viết địa chỉ ô thành chữ từ số hàng và số cột.',
    'hàng:số thứ tự hàng',
    'cột:số thứ tự cột',
    '[kiểu_tham_chiếu]:1 hoặc bỏ trống $A$1, 2 A$1, 3 $A1, 4 A1',
    '[kiểu_A1]:FALSE là kiểu R1C1; bỏ trống là kiểu A1',
    '[tên_trang]:tên trang viết trước địa chỉ',
  ],
  [
    'CHOOSE',
    'Lấy một giá trị trong danh sách theo thứ tự.',
    'thứ_tự:lấy giá trị thứ mấy',
    'giá_trị_1…:các giá trị để chọn',
  ],
  ['COLUMN', 'Số thứ tự cột của một ô.', '[ô]:bỏ trống là ô chứa công thức'],
  ['COLUMNS', 'Số cột của một vùng.', ARRAY],
  [
    'FILTER',
    'Lọc một hàng hoặc một cột theo điều kiện.',
    'mảng:một hàng hoặc một cột',
    'điều_kiện_1…:mảng đúng hay sai cùng kích thước, như B2:B9>80',
  ],
  ['FORMULATEXT', 'Công thức của một ô, dưới dạng chữ.', 'ô:ô chứa công thức'],
  [
    'HLOOKUP',
    'Tìm giá trị ở hàng đầu của bảng và lấy ô cùng cột ở hàng khác.',
    WANTED,
    'bảng:vùng có hàng đầu được tìm',
    'số_hàng:lấy hàng thứ mấy của bảng',
    SORTED,
  ],
  ['HSTACK', 'Ghép các vùng theo chiều ngang.', 'mảng_1…:các vùng được ghép, từ trái sang phải'],
  [
    'HYPERLINK',
    'Hiện nhãn của một địa chỉ liên kết.',
    'địa_chỉ:địa chỉ liên kết',
    '[nhãn]:chữ hiện trong ô; bỏ trống là địa chỉ',
  ],
  [
    'INDEX',
    'Giá trị của ô ở hàng và cột đã cho trong vùng.',
    'vùng:vùng để lấy giá trị',
    'hàng:hàng thứ mấy trong vùng, từ 1',
    '[cột]:cột thứ mấy trong vùng; bỏ trống là 1',
  ],
  [
    'LOOKUP',
    'Tìm giá trị trong dãy xếp tăng dần và lấy ô tương ứng.',
    WANTED,
    'vùng_tìm:dãy xếp tăng dần',
    '[vùng_kết_quả]:dãy để lấy kết quả; bỏ trống là hàng hoặc cột cuối của vùng tìm',
  ],
  [
    'MATCH',
    'Vị trí của một giá trị trong một hàng hoặc một cột.',
    WANTED,
    'vùng_tìm:một hàng hoặc một cột',
    '[kiểu_khớp]:0 khớp đúng, nhận * và ?; 1 hoặc bỏ trống cần xếp tăng dần; -1 cần xếp giảm dần',
  ],
  [
    'OFFSET',
    'Ô hoặc vùng cách một ô một số hàng và cột.',
    'ô_gốc:ô bắt đầu',
    'số_hàng:số viết thẳng; số dương là xuống dưới',
    'số_cột:số viết thẳng; số dương là sang phải',
    '[chiều_cao]:số hàng của vùng; bỏ trống là 1',
    '[chiều_rộng]:số cột của vùng; bỏ trống là 1',
  ],
  ['ROW', 'Số thứ tự hàng của một ô.', '[ô]:bỏ trống là ô chứa công thức'],
  ['ROWS', 'Số hàng của một vùng.', ARRAY],
  [
    'SORT',
    'Sắp xếp các hàng hoặc cột của một vùng.',
    ARRAY,
    '[xếp_theo]:cột hoặc hàng thứ mấy; bỏ trống là 1',
    '[thứ_tự]:1 hoặc bỏ trống tăng dần, -1 giảm dần',
    '[theo_cột]:TRUE để sắp xếp các cột',
  ],
  ['TRANSPOSE', 'Đổi hàng thành cột và cột thành hàng.', ARRAY],
  [
    'UNIQUE',
    'Các hàng hoặc cột khác nhau của một vùng.',
    ARRAY,
    '[theo_cột]:TRUE để so các cột',
    '[chỉ_một_lần]:TRUE để chỉ lấy những gì xuất hiện đúng một lần',
  ],
  [
    'VLOOKUP',
    'Tìm giá trị ở cột đầu của bảng và lấy ô cùng hàng ở cột khác.',
    WANTED,
    'bảng:vùng có cột đầu được tìm',
    'số_cột:lấy cột thứ mấy của bảng',
    SORTED,
  ],
  ['VSTACK', 'Ghép các vùng theo chiều dọc.', 'mảng_1…:các vùng được ghép, từ trên xuống dưới'],
  [
    'XLOOKUP',
    'Tìm giá trị trong một dãy và lấy ô tương ứng của dãy khác.',
    WANTED,
    'vùng_tìm:một hàng hoặc một cột',
    'vùng_kết_quả:vùng để lấy kết quả, cùng độ dài',
    '[nếu_không_thấy]:kết quả khi không tìm thấy; bỏ trống là #N/A',
    MATCH_MODE,
    SEARCH_MODE,
  ],
  [
    'XMATCH',
    'Vị trí của một giá trị trong một hàng hoặc một cột.',
    WANTED,
    'vùng_tìm:một hàng hoặc một cột',
    MATCH_MODE,
    SEARCH_MODE,
  ],
];
