/** What the Lab's page itself says, in English. The demos' own words lie beside this file. */
export const lab = {
  language: 'en',
  languageName: 'English',
  title: 'Convscope: see convolution',
  description:
    'Interactive demos of convolution and convolutional networks. Everything is computed on your own machine.',
  heading: 'Convscope',
  lead: 'See what a convolution does. Every number and every picture here is computed while you look: change something, and watch what follows from it.',
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
      before:
        'Draw a digit, and watch a small network make up its mind while you draw. Then point at a cell of any map: the part of your drawing that it depends on lights up.',
      after: [
        'Follow your drawing through the layers. First it is cut out, brought to the size of every other digit and set in the middle. Then small filters slide over it. Each one asks the same question at every place, such as “is there an edge here, dark above and light below?”, and writes the answers down as a picture, its feature map. Red says yes, blue says the opposite, and no colour says that nothing of the kind is here. The next layer asks its questions about those answers.',
        'A cell of the first map depends on a few pixels, a cell of the last on a large patch: that is how strokes grow out of edges, and digits out of strokes. Draw a 1, give it a roof, then a foot, and see at which stroke the network changes its mind.',
        'It learned this from tens of thousands of digits that other people wrote, and it has never seen yours. Nobody told it which edges matter: the filters are what was left when it had made fewer and fewer mistakes.',
      ],
    },
  },
};

export type LabStrings = typeof lab;
