/** What the Lab's page itself says, in English. The demos' own words lie beside this file. */
export const lab = {
  title: 'Convscope: see convolution',
  description:
    'Interactive demos of convolution and convolutional networks. Everything is computed on your own machine.',
  heading: 'Convscope',
  lead: 'See what a convolution does. Every number and every picture on this page is computed while you look, by the same code that a program would call. Change something and watch what follows from it.',
  contents: 'On this page',
  skip: 'Skip to the demos',
  noScript: 'The demos need JavaScript. The text around them does not.',
  privacy:
    'Nothing that you draw or open leaves your machine. This page sets no cookies and asks no other server for anything.',
  licence: 'Free software under the MIT licence.',
  notices: 'Licences of what it uses',
  sections: {
    digits: {
      title: 'A network that reads your handwriting',
      text: [
        'Draw a digit. A small network looks at it after every movement of your hand and says how sure it is of each of the ten digits. It learned that from sixty thousand digits that other people wrote.',
        'Follow your drawing from left to right. First it is cut out, made as large as every other digit and set in the middle. Then small filters slide over it. Each one asks a single question at every place (“is there an edge here, dark above and light below?”) and writes the answers down as a picture, its feature map. Red says yes, blue says the opposite, and no colour says nothing of the kind is here. The next layer asks its questions about those answers.',
        'Point at a cell of any map. The part of your drawing that it depends on lights up: a few pixels in the first layer, a large patch in the last. Now draw a 1, add a roof, then a foot, and watch at which stroke the network changes its mind.',
      ],
    },
  },
};

export type LabStrings = typeof lab;
